import { StepcastError } from '../errors/stepcast-error.ts';

const WAITS_MS = [1, 2, 4, 8, 16, 16, 16, 16, 16].map((seconds) => seconds * 1000);

/**
 * Asks, and asks again for about a minute and a half while what is asked is out of reach. For what may
 * be asked twice and must be known by the one who asks: nobody else can tell.
 */
export const askAgain = async <T>(
  sleep: (ms: number) => Promise<unknown>,
  ask: () => Promise<T>,
): Promise<T> => {
  for (const waitMs of WAITS_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StepcastError && error.retryable)) throw error;
    }
    await sleep(waitMs);
  }
  return ask();
};
