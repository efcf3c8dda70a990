import { ExpectedFailure } from '../command-line/expected-failure.ts';
import type { Account } from '../stage/account.ts';
import { readSessions } from '../stage/checks/session-check.ts';
import { parseHeld } from '../stage/held-secrets.ts';
import type { Stage } from '../stage/stage.ts';

/**
 * The names of a stage's Telegram sessions, the default one first; none where it has no account.
 * @throws ExpectedFailure when the secret can't be read, or holds what no function could read
 */
export const readSessionNames = async (
  stage: Stage,
  account: Pick<Account, 'secret'>,
): Promise<readonly string[]> => {
  const name = `${stage.secretsPath}/telegram`;
  const text = await account.secret(name);
  if (text === undefined) return [];
  try {
    return [...readSessions(parseHeld(text) ?? {}).keys()];
  } catch (cause) {
    throw new ExpectedFailure(
      `The Telegram sessions in the secret ${name} can't be read. This says what is wrong: npm run stage -- check --stage ${stage.name}`,
      { cause },
    );
  }
};
