import type { Logger } from '../../runtime/logger.ts';
import type { Clock } from '../clock.ts';

interface ProgressOptions {
  readonly total: number;
  readonly report: (done: number, total: number) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const LEAST_INTERVAL_MS = 1000;

/**
 * Counts finished segments and tells the episode's row, at most once a second and always at the
 * end. Telling may fail without harm, unless the row says that another execution has taken over:
 * then `finished` throws that StaleExecution, since a stale worker must stop paying.
 */
export const createProgress = ({ total, report, clock, logger }: ProgressOptions) => {
  let done = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    async finished(count = 1): Promise<void> {
      done += count;
      if (done < total && clock.now() - toldAt < LEAST_INTERVAL_MS) return;
      toldAt = clock.now();
      try {
        await report(done, total);
      } catch (error) {
        if (error instanceof Error && error.name === 'StaleExecution') throw error;
        logger.warn('Progress could not be reported', { error });
      }
    },
  };
};
