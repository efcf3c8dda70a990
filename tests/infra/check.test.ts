import { describe, expect, test } from 'vitest';
import { httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';
import { readTemplate, resource } from './support/template.ts';

const template = readTemplate();

describe('the hourly check', () => {
  const rule = resource(template, 'CheckRule').Properties;

  test('is off on a stage without a show for it', () => {
    expect(template.Parameters['CheckShow']).toMatchObject({ Default: '' });
    expect(rule['State']).toEqual({ 'Fn::If': ['HasCheckShow', 'ENABLED', 'DISABLED'] });
    expect(resource(template, 'CheckFailingAlarm')).toMatchObject({ Condition: 'HasCheckShow' });
  });

  test('sends what intake takes, another episode each hour', async () => {
    const [{ Arn, InputTransformer }, ...others] = rule['Targets'];
    expect(others).toEqual([]);
    expect(Arn).toEqual({ 'Fn::GetAtt': ['IntakeQueue', 'Arn'] });
    expect(InputTransformer.InputPathsMap).toEqual({ time: '$.time' });
    // EventBridge puts the event's time in, in quotation marks.
    const message = InputTransformer.InputTemplate['Fn::Sub']
      .replace(`\${CheckShow}`, '2b1d9d6e-6f0a-4c6c-9a52-3f3a4f1c2b10')
      .replace('<time>', '"2026-11-30T14:00:00Z"');
    const episodeId = '51e2b7c4-6f3d-5a9b-8c1e-2f7a9d4b6e44';
    const found = { episode_id: episodeId, status: null, live_episode_id: null };
    const { result, callsOf } = await runMachine(readDefinition('intake'), {
      machine: 'intake',
      input: [{ messageId: 'm', body: message, attributes: { SentTimestamp: '1780000000000' } }],
      answers: {
        FindEpisode: [httpAnswer(found), httpAnswer({ ...found, status: 'pending' })],
        StartEpisode: [{ ExecutionArn: 'run' }],
      },
    });
    expect(result.status).toBe('SUCCEEDED');
    const [asked] = callsOf('FindEpisode').map(({ input }) => JSON.stringify(input));
    expect(asked).toContain('2b1d9d6e-6f0a-4c6c-9a52-3f3a4f1c2b10');
    expect(asked).toContain('2026-11-30T14:00:00Z');
  });

  test('may send, and nothing else of EventBridge may', () => {
    const { Statement } = resource(template, 'IntakeQueuePolicy').Properties['PolicyDocument'];
    expect(Statement).toHaveLength(2);
    const [allow] = Statement;
    expect(allow).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['CheckRule', 'Arn'] } } },
    });
  });

  test('has an alarm that silence sets off', () => {
    expect(resource(template, 'CheckFailingAlarm').Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });
});
