import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inOneLine, type readTemplate, resource } from './template.ts';

/** Proves that a machine is deployed as it stands in `states/`, and that its log is kept for a month. */
export const proveDeployed = (
  template: ReturnType<typeof readTemplate>,
  name: string,
  id: string,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): void => {
  describe(`${name}, as it is deployed,`, () => {
    const machine = resource(template, id).Properties;
    const definition = JSON.parse(machine['DefinitionString']['Fn::Sub']);

    test('is the definition of states/, placeholders filled in and nothing else changed', () => {
      const blank = (value: unknown) =>
        JSON.parse(JSON.stringify(value).replace(/\$\{[^}]*\}/g, '${}'));
      const source = readFileSync(
        new URL(`../../../states/${name}.asl.json`, import.meta.url),
        'utf8',
      );
      expect(blank(definition)).toEqual(blank(JSON.parse(source)));
      expect(machine).toMatchObject({
        StateMachineName: `stepcast-dev-${name}`,
        StateMachineType: type,
        TracingConfiguration: { Enabled: true },
      });
    });

    test('logs every event to a group that forgets', () => {
      const { Level, IncludeExecutionData, Destinations } = machine['LoggingConfiguration'];
      expect([Level, IncludeExecutionData]).toEqual(['ALL', true]);
      expect(inOneLine(Destinations[0].CloudWatchLogsLogGroup.LogGroupArn)).toBe(
        `${id}LogGroup.Arn`,
      );
      expect(resource(template, `${id}LogGroup`).Properties['RetentionInDays']).toBe(30);
    });
  });
};
