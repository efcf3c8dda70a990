import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type ScalarTag } from 'yaml';
import type { RuleDefinition } from '../events/index.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

// Only references to machines matter here; what others refer to has no counterpart on a laptop.
const tagsOf = (machineArn: (id: string) => string | undefined): ScalarTag[] => [
  { tag: '!Ref', resolve: (id: string) => machineArn(id) ?? id },
  { tag: '!GetAtt', resolve: (attribute: string) => attribute },
  { tag: '!Sub', resolve: (text: string) => text },
];

/**
 * The event rules of a folder of CloudFormation resources, so that a rule stands in one place alone.
 * @param machineArn the ARN of a state machine by its logical id; undefined for any other resource
 */
export const readRules = async (
  folder: string,
  machineArn: (id: string) => string | undefined,
): Promise<RuleDefinition[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yml')).sort();
  const rules = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const template = parse(text, {
        merge: true,
        customTags: tagsOf(machineArn),
        logLevel: 'error',
      });
      const resources = Object.entries<Resource>(template.Resources ?? {});
      return resources.flatMap(([id, { Type, Properties }]) =>
        Type === 'AWS::Events::Rule' ? [{ ...Properties, Name: id } as RuleDefinition] : [],
      );
    }),
  );
  return rules.flat();
};
