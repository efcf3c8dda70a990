import { clock } from '../../episode/transcript/clock.ts';

/** A position in audio as players show it, in whole seconds that have passed: `4:07` or `1:02:09`. */
export const clockTime = (ms: number): string => clock(Math.max(0, Math.floor(ms / 1000)));

/** How long something took, for example `0.4 s`, `12 s`, `3 min 20 s` or `2 h 5 min`. */
export const tookTime = (ms: number): string => {
  const span = Math.max(0, ms);
  if (span < 9_950) return `${(span / 1000).toFixed(1)} s`;
  const seconds = Math.round(span / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
};

/** How long something has been running, in whole seconds, so that it ticks evenly. */
export const runningTime = (ms: number): string => {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return seconds < 10 ? `${seconds} s` : tookTime(seconds * 1000);
};

/** How long something will still take, told no finer than it can be known. */
export const timeLeft = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
};
