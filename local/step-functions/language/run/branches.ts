import { BranchAborted, linkedController } from './abort.ts';

/**
 * Runs jobs 0 to count - 1, at most `limit` of them at a time, and resolves to their results in that order. The first
 * that fails aborts the others; it is thrown once all of them have come to rest.
 */
export async function runBranches<T>(
  outer: AbortSignal,
  count: number,
  limit: number,
  job: (index: number, lane: number, signal: AbortSignal) => Promise<T>,
): Promise<T[]> {
  const { controller, release } = linkedController(outer);
  const results: T[] = [];
  const failures: unknown[] = [];
  let nextIndex = 0;
  const runLane = async (lane: number): Promise<void> => {
    while (nextIndex < count && !controller.signal.aborted) {
      const index = nextIndex;
      nextIndex += 1;
      results[index] = await job(index, lane, controller.signal);
    }
  };
  const lanes = Array.from({ length: Math.min(limit, count) }, (_, lane) =>
    runLane(lane).catch((error: unknown) => {
      failures.push(error);
      controller.abort(new BranchAborted('another branch failed'));
    }),
  );
  await Promise.all(lanes);
  release();
  outer.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return results;
}
