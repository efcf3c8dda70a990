import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** Thrown when a person has pressed Ctrl+C. */
class Interrupted extends ExpectedFailure {
  override readonly name = 'Interrupted';
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves as soon as a person presses Ctrl+C; `stop` ends the waiting. */
export const waitForInterruption = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const interrupt = () => resolve();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
  return { interrupted: promise, stop };
};

/** Does some work until it is done or a person presses Ctrl+C, whichever comes first. @throws Interrupted */
export const untilInterrupted = async <T>(work: Promise<T>): Promise<T> => {
  const { interrupted, stop } = waitForInterruption();
  const giveUp = interrupted.then((): never => {
    throw new Interrupted('Stopped.');
  });
  try {
    return await Promise.race([work, giveUp]);
  } finally {
    stop();
  }
};
