import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { readSessions } from '../stage/checks/session-check.ts';
import { parseHeld } from '../stage/held-secrets.ts';
import { aws } from './stage-outputs.ts';

/** What the secret holds, as text; undefined where the stage has none. */
const readSecret = async (name: string): Promise<string | undefined> => {
  try {
    return await aws(
      ...['secretsmanager', 'get-secret-value', '--secret-id', name],
      ...['--query', 'SecretString', '--output', 'text'],
    );
  } catch (error) {
    if (/ResourceNotFoundException/.test(String(error))) return undefined;
    throw error;
  }
};

/**
 * The names of a stage's Telegram sessions, the default one first; none where it has no account.
 * @throws ExpectedFailure when the secret can't be read, or holds what no function could read
 */
export const readSessionNames = async (stage: string): Promise<readonly string[]> => {
  const name = `stepcast/${stage}/telegram`;
  const text = await readSecret(name);
  if (text === undefined) return [];
  try {
    return [...readSessions(parseHeld(text) ?? {}).keys()];
  } catch (cause) {
    throw new ExpectedFailure(
      `The Telegram sessions in the secret ${name} can't be read. This says what is wrong: npm run stage -- check --stage ${stage}`,
      { cause },
    );
  }
};
