/** 75_000 as 1:15. */
export const clockTime = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** 1_234 as 1.2 s, 75_000 as 1:15 min. */
export const duration = (ms: number): string =>
  ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${clockTime(ms)} min`;

/** The time of day of an ISO 8601 time, in UTC. */
export const clockTimeUtc = (at: string): string => `${at.slice(11, 19)} UTC`;
