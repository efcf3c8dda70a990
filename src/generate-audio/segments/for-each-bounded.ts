/**
 * Does the work for every item, at most `bound` at once and in order of starting. After a first
 * failure nothing more is started; what is under way sees `stopped` and is waited for, and then
 * that first failure is thrown.
 */
export const forEachBounded = async <T>(
  items: readonly T[],
  bound: number,
  work: (item: T, stopped: AbortSignal) => Promise<void>,
): Promise<void> => {
  const stop = new AbortController();
  let failure: { readonly error: unknown } | undefined;
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      if (failure) return;
      try {
        await work(item, stop.signal);
      } catch (error) {
        failure ??= { error };
        stop.abort(failure.error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(bound, items.length) }, worker));
  if (failure) throw failure.error;
};
