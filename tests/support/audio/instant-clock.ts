import type { Clock } from '../../../src/generate-audio/clock.ts';

/** A clock whose waits end at once and move its time on; `waits` are those that were asked for. */
export const instantClock = () => {
  const waits: number[] = [];
  let nowMs = 0;
  const clock: Clock = {
    now: () => nowMs,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      waits.push(ms);
      nowMs += ms;
    },
  };
  return { ...clock, waits, advance: (ms: number) => (nowMs += ms) };
};
