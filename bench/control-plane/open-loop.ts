import { setTimeout as sleep } from 'node:timers/promises';

/** How long the answers to a load took, in milliseconds, in ascending order, and how many failed. */
export interface Latencies {
  readonly sortedMs: readonly number[];
  readonly failures: number;
}

/**
 * Calls `call` `perSecond` times a second for `seconds`, whether or not earlier calls have been
 * answered, and times each from the moment at which it was due: a server that stalls is charged
 * with everybody who had to wait. A call that rejects counts as a failure.
 */
export const runOpenLoop = async (
  call: () => Promise<void>,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Latencies> => {
  const startedAt = performance.now();
  const took: number[] = [];
  let failures = 0;
  const calls: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const dueAt = startedAt + (n * 1000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    const answered = () => {
      took.push(performance.now() - dueAt);
    };
    calls.push(
      call()
        .catch(() => {
          failures += 1;
        })
        .then(answered),
    );
  }
  await Promise.all(calls);
  return { sortedMs: took.sort((a, b) => a - b), failures };
};

/** The value below which a share (0 to 1) of the sorted values lies, by the nearest rank. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
