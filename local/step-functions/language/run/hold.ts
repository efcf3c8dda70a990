import type { Clock } from '../../contract.ts';

/** Runs work that takes real time, during which a virtual clock must not move on. */
export const holding = <T>(clock: Clock, work: () => Promise<T>): Promise<T> =>
  clock.holdDuring === undefined ? work() : clock.holdDuring(work);
