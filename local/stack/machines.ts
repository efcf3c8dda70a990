import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  type SFNClient,
  type StateMachineType,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';

/** The value of each `${…}` placeholder of the definitions. */
export type Substitutions = Readonly<Record<string, string>>;

/**
 * Reads a definition of `states/` and fills in its placeholders; nothing else in it changes.
 * @throws Error naming a placeholder that has no value.
 */
const readDefinition = async (folder: string, name: string, values: Substitutions) =>
  (await readFile(join(folder, `${name}.asl.json`), 'utf8')).replace(
    /\$\{(!?)(\w*)\}?/g,
    (whole, literal: string, placeholder: string) => {
      if (literal) return whole.replace('!', '');
      const value = values[placeholder];
      if (value === undefined)
        throw new Error(`${name}.asl.json: \${${placeholder}} has no value.`);
      return value;
    },
  );

const unless = async <T>(errorName: string, work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && error.name === errorName) return undefined;
    throw error;
  }
};

/** Publishes a definition as a version of its machine, which is made where there is none. */
const publish = async (
  sfn: SFNClient,
  machine: { readonly name: string; readonly type: StateMachineType; readonly definition: string },
  stateMachineArn: string,
): Promise<string> => {
  const roleArn = 'arn:aws:iam::000000000000:role/stepcast-local';
  const { stateMachineVersionArn } =
    (await unless(
      'StateMachineAlreadyExists',
      sfn.send(new CreateStateMachineCommand({ ...machine, roleArn, publish: true })),
    )) ??
    (await sfn.send(
      new UpdateStateMachineCommand({
        stateMachineArn,
        definition: machine.definition,
        publish: true,
      }),
    ));
  if (stateMachineVersionArn === undefined) throw new Error(`${machine.name} has no version.`);
  return stateMachineVersionArn;
};

/**
 * Creates the named machine from its file, or brings the one of an earlier start up to date, and has
 * its alias `live` lead to what stands there now. What runs goes on by the version it began with.
 */
export const createMachine = async (
  sfn: SFNClient,
  folder: string,
  name: string,
  values: Substitutions,
  stateMachineArn: string,
  type: StateMachineType,
): Promise<void> => {
  const definition = await readDefinition(folder, name, values);
  const machine = { name: `stepcast-local-${name}`, type, definition };
  const version = await publish(sfn, machine, stateMachineArn);
  const routingConfiguration = [{ stateMachineVersionArn: version, weight: 100 }];
  const made = await unless(
    'ConflictException',
    sfn.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration })),
  );
  if (made !== undefined) return;
  await sfn.send(
    new UpdateStateMachineAliasCommand({
      ...{ stateMachineAliasArn: `${stateMachineArn}:live`, routingConfiguration },
    }),
  );
};
