import { peakBytes, treeBytes } from './process-memory.ts';

const INTERVAL_MS = 100;

/** A running measurement of what a sandbox holds. */
export interface MemoryWatch {
  /** Ends the measurement; resolves to its peak in bytes. */
  stop(): Promise<number>;
}

/** Measures a sandbox's processes ten times a second and says so once they hold more than they may. */
export const watchMemory = (
  pid: number,
  limitBytes: number,
  onExceeded: () => void,
): MemoryWatch => {
  let peak = 0;
  let hasMeasured = false;
  const measure = async (): Promise<void> => {
    hasMeasured = true;
    const wasWithin = peak <= limitBytes;
    peak = Math.max(peak, await treeBytes(pid));
    if (wasWithin && peak > limitBytes) onExceeded();
  };
  const timer = setInterval(() => void measure().catch(() => undefined), INTERVAL_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      const own = peakBytes(pid);
      // Looking through a process's threads takes longer than many an invocation does.
      const isBrief = !hasMeasured && own > 0;
      const last = isBrief ? 0 : await treeBytes(pid).catch(() => 0);
      return Math.max(peak, last, own);
    },
  };
};
