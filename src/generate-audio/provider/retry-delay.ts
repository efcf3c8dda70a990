const BASE_MS = 500;
const CAP_MS = 30_000;
/** Of the provider's own wait, so that not all callers come back in the same instant. */
const SPREAD = 0.1;

/**
 * How long to wait after failure number `failures` (from 1): what the provider asked for and a
 * little more, else exponential back-off with full jitter (AWS Architecture Blog, "Exponential
 * Backoff And Jitter"). `random` is in [0, 1).
 */
export const retryDelayMs = (
  failures: number,
  retryAfterMs: number | undefined,
  random: number,
): number =>
  retryAfterMs === undefined
    ? random * Math.min(CAP_MS, BASE_MS * 2 ** failures)
    : retryAfterMs * (1 + SPREAD * random);
