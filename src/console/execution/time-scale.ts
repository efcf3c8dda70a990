/** Places moments on a line: as shares of it, from 0 to 1. */
export interface TimeScale {
  at(moment: number): number;
  /** Even marks in milliseconds since the beginning. */
  readonly ticks: readonly number[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((n) => n * HOUR),
];
const MOST_TICKS = 6;

/** A line from one moment to another, with at most six marks on it. */
export const timeScale = (from: number, until: number): TimeScale => {
  const span = Math.max(1, until - from);
  const step = STEPS.find((one) => span / one <= MOST_TICKS) ?? Math.ceil(span / MOST_TICKS);
  return {
    at: (moment) => Math.min(1, Math.max(0, (moment - from) / span)),
    ticks: Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step),
  };
};
