import { LogInFailed } from './log-in-failed.ts';

const TRIES = 3;

/**
 * Asks a person and submits the answer, three times at most where it was only mistyped, which `mistyped` is told.
 * @throws what submitting throws
 */
export const askAgain = async <T>(
  ask: () => Promise<string>,
  submit: (text: string) => Promise<T>,
  mistyped: (sentence: string) => void,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await submit(await ask());
    } catch (error) {
      if (!(error instanceof LogInFailed && error.mayTypeAgain) || tries === TRIES) throw error;
      mistyped(error.message);
    }
  }
};
