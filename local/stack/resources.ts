import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type ScalarTag } from 'yaml';
import type { RuleDefinition } from '../events/index.ts';
import type { PipeDefinition } from '../pipes/index.ts';
import type { QueueDefinition } from '../sqs/index.ts';

/** What the embedded stack has of the deployed resources, references to machines, functions and queues resolved. */
export interface StackResources {
  readonly rules: readonly RuleDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly pipes: readonly PipeDefinition[];
}

/** The ARNs of things by what the resources call them; undefined for what isn't here. */
export interface ResourceNames {
  /** By the logical id of a state machine. */
  machineArn(id: string): string | undefined;
  /** By the logical id of a function. */
  functionArn(id: string): string | undefined;
  /** By the name of a queue. */
  queueArn(name: string): string;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

// What refers to anything but a machine, a function or a queue has no counterpart on a laptop.
const tagsOf = (arnOf: (id: string) => string | undefined): ScalarTag[] => [
  { tag: '!Ref', resolve: (id: string) => arnOf(id) ?? id },
  {
    tag: '!GetAtt',
    resolve: (attribute: string) => arnOf(attribute.replace(/\.Arn$/, '')) ?? attribute,
  },
  { tag: '!Sub', resolve: (text: string) => text },
];

const RULE = 'AWS::Events::Rule';
const QUEUE = 'AWS::SQS::Queue';
const PIPE = 'AWS::Pipes::Pipe';

/** The templates that hold what is looked for: parsing all of them takes a tenth of a start. */
const readTemplates = async (folder: string): Promise<string[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yml')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts
    .filter((text) => [RULE, QUEUE, PIPE].some((type) => text.includes(type)))
    .map((text) =>
      text
        .replace(/\$\{self:service\}/g, 'stepcast')
        .replace(/\$\{self:provider\.stage\}/g, 'local'),
    );
};

/** Reads a folder of CloudFormation resources, so that a rule, a queue or a pipe stands in one place alone. */
export const readResources = async (
  folder: string,
  { machineArn, functionArn, queueArn }: ResourceNames,
): Promise<StackResources> => {
  const templates = await readTemplates(folder);
  const parseAll = (arnOf: (id: string) => string | undefined) => {
    const customTags = tagsOf(arnOf);
    const resources = templates.flatMap((text) =>
      Object.entries<Resource>(
        parse(text, { merge: true, customTags, logLevel: 'error' }).Resources ?? {},
      ),
    );
    return (type: string) => resources.filter(([, { Type }]) => Type === type);
  };
  const queueArns = new Map(
    parseAll(() => undefined)(QUEUE).map(([id, { Properties }]) => [
      id,
      queueArn(String(Properties['QueueName'])),
    ]),
  );
  const resourcesOf = parseAll((id) => machineArn(id) ?? functionArn(id) ?? queueArns.get(id));
  return {
    rules: resourcesOf(RULE).map(
      ([id, { Properties }]) => ({ ...Properties, Name: id }) as RuleDefinition,
    ),
    queues: resourcesOf(QUEUE).map(
      ([, { Properties }]) => Properties as unknown as QueueDefinition,
    ),
    pipes: resourcesOf(PIPE).map(([, { Properties }]) => Properties as unknown as PipeDefinition),
  };
};
