import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  type SFNClient,
  type StateMachineType,
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

const isTaken = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StateMachineAlreadyExists';

/** Creates the named machine from its file, or brings the one of an earlier start up to date. */
export const createMachine = async (
  sfn: SFNClient,
  folder: string,
  name: string,
  values: Substitutions,
  stateMachineArn: string,
  type: StateMachineType,
): Promise<void> => {
  const definition = await readDefinition(folder, name, values);
  try {
    await sfn.send(
      new CreateStateMachineCommand({
        name: `stepcast-local-${name}`,
        definition,
        type,
        roleArn: 'arn:aws:iam::000000000000:role/stepcast-local',
      }),
    );
  } catch (error) {
    if (!isTaken(error)) throw error;
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
  }
};
