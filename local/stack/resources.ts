import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type ScalarTag } from 'yaml';
import type { RuleDefinition } from '../events/index.ts';
import type { PipeDefinition } from '../pipes/index.ts';
import type { QueueDefinition } from '../sqs/index.ts';

/** What the embedded stack has of the deployed resources, references to machines and queues resolved. */
export interface StackResources {
  readonly rules: readonly RuleDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly pipes: readonly PipeDefinition[];
}

/** The ARNs of things by what the resources call them; undefined for what isn't here. */
export interface ResourceNames {
  /** By the logical id of a state machine. */
  machineArn(id: string): string | undefined;
  /** By the name of a queue. */
  queueArn(name: string): string;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

// What refers to anything but a machine or a queue has no counterpart on a laptop.
const tagsOf = (arnOf: (id: string) => string | undefined): ScalarTag[] => [
  { tag: '!Ref', resolve: (id: string) => arnOf(id) ?? id },
  {
    tag: '!GetAtt',
    resolve: (attribute: string) => arnOf(attribute.replace(/\.Arn$/, '')) ?? attribute,
  },
  { tag: '!Sub', resolve: (text: string) => text },
];

const readTemplates = async (folder: string): Promise<string[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yml')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.map((text) =>
    text.replace(/\$\{self:service\}/g, 'stepcast').replace(/\$\{self:provider\.stage\}/g, 'local'),
  );
};

/** Reads a folder of CloudFormation resources, so that a rule, a queue or a pipe stands in one place alone. */
export const readResources = async (
  folder: string,
  { machineArn, queueArn }: ResourceNames,
): Promise<StackResources> => {
  const templates = await readTemplates(folder);
  const resourcesOf = (type: string, arnOf: (id: string) => string | undefined) =>
    templates.flatMap((text) => {
      const customTags = tagsOf(arnOf);
      const template = parse(text, { merge: true, customTags, logLevel: 'error' });
      return Object.entries<Resource>(template.Resources ?? {}).filter(
        ([, { Type }]) => Type === type,
      );
    });
  const named = resourcesOf('AWS::SQS::Queue', () => undefined);
  const queueArns = new Map(
    named.map(([id, { Properties }]) => [id, queueArn(String(Properties['QueueName']))]),
  );
  const arnOf = (id: string) => machineArn(id) ?? queueArns.get(id);
  return {
    rules: resourcesOf('AWS::Events::Rule', arnOf).map(
      ([id, { Properties }]) => ({ ...Properties, Name: id }) as RuleDefinition,
    ),
    queues: resourcesOf('AWS::SQS::Queue', arnOf).map(
      ([, { Properties }]) => Properties as unknown as QueueDefinition,
    ),
    pipes: resourcesOf('AWS::Pipes::Pipe', arnOf).map(
      ([, { Properties }]) => Properties as unknown as PipeDefinition,
    ),
  };
};
