import type { Stack } from '../../local/stack/index.ts';

/** What a call of the API goes through, then one state of the machine after the other. */
const CALL = ['authorizeRequest', 'api'];
const STATES = ['writeScript', 'generateAudio', 'publishFeed'];

/**
 * Loads what the episode will need, in that order, while what comes before it runs: nothing of it
 * waits for a process to start.
 */
export const warmUp = async ({ lambda, telegram }: Stack): Promise<void> => {
  await Promise.all(CALL.map((name) => lambda.warm(name)));
  await Promise.all([lambda.warm('collectContent'), telegram.warm()]);
  for (const name of STATES) await lambda.warm(name);
};
