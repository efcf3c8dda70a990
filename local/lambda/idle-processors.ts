import { cpus } from 'node:os';

const idleMs = (): number => cpus().reduce((sum, { times }) => sum + times.idle, 0);

/** Watches the machine's processors: each call answers how many of them idled since the one before, on average. */
export const watchIdleProcessors = (): (() => number) => {
  let idleBefore = idleMs();
  let askedAt = performance.now();
  return () => {
    const [idle, now] = [idleMs(), performance.now()];
    const idled = (idle - idleBefore) / (now - askedAt);
    idleBefore = idle;
    askedAt = now;
    return idled;
  };
};
