const ROUNDS = 5;

/** What one engine needed for the workload. */
export interface Measurement {
  /** Of the fastest round: a busy machine makes a round slower, never faster. */
  readonly wallMs: number;
  /** Processor time of the cheapest round, over all threads. */
  readonly cpuMs: number;
  /** The fewest executions of a round that ended with the right output. */
  readonly right: number;
  /** Growth of the resident memory at its highest, in the first round, in bytes. */
  readonly peakBytes: number;
  /** Growth of the heap a round, once everything has ended and garbage is collected, in bytes. */
  readonly keptBytes: number;
}

const collect = (): void => globalThis.gc?.();

const heap = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Runs `work`, which resolves to the number of right results, once for warmth and then measured. Needs --expose-gc. */
export const measure = async (work: (round: string) => Promise<number>): Promise<Measurement> => {
  await work('warm');
  collect();
  const heapBefore = heap();
  const residentBefore = process.memoryUsage.rss();
  let best = { wallMs: Number.POSITIVE_INFINITY, cpuMs: Number.POSITIVE_INFINITY };
  let right = Number.POSITIVE_INFINITY;
  let peakBytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = { wall: performance.now(), cpu: cpuMs() };
    const sample = (): void => {
      if (round === 0) peakBytes = Math.max(peakBytes, process.memoryUsage.rss() - residentBefore);
    };
    const sampling = setInterval(sample, 2);
    right = Math.min(right, await work(String(round)));
    best = {
      wallMs: Math.min(best.wallMs, performance.now() - started.wall),
      cpuMs: Math.min(best.cpuMs, cpuMs() - started.cpu),
    };
    clearInterval(sampling);
    sample();
  }
  collect();
  return { ...best, right, peakBytes, keptBytes: Math.max(0, heap() - heapBefore) / ROUNDS };
};
