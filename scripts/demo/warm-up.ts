import type { Warmable } from '../../local/stack/index.ts';

/** What a call of the API goes through, then one state of the machine after the other. */
const CALL = ['authorizeRequest', 'api'];

/**
 * Loads what the episode will need, in that order, while what comes before it runs: nothing of it
 * waits for a process to start. The speech of a language that isn't known yet is left as it is.
 */
export const warmUp = async (
  { lambda, telegram, speech }: Warmable,
  languageCode: string | undefined,
): Promise<void> => {
  await Promise.all(CALL.map((name) => lambda.warm(name)));
  await Promise.all([lambda.warm('collectContent'), telegram.warm()]);
  await lambda.warm('writeScript');
  await lambda.warm('generateAudio');
  if (languageCode !== undefined) await speech.warm(languageCode);
  await lambda.warm('publishFeed');
};
