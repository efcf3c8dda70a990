const DAY_MS = 24 * 60 * 60 * 1000;
/** 1970 began on a Thursday, three days after a Monday. */
const MONDAY_MS = -3 * DAY_MS;
export const WEEK_MS = 7 * DAY_MS;

/** When the week of a moment began: a Monday at midnight UTC. Both in milliseconds since 1970. */
export const weekOf = (atMs: number): number =>
  MONDAY_MS + Math.floor((atMs - MONDAY_MS) / WEEK_MS) * WEEK_MS;
