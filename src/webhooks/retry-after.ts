const LONGEST_SECONDS = 24 * 60 * 60;

/**
 * The seconds that a Retry-After header asks to wait (RFC 9110, 10.2.3: seconds or a date), at most
 * a day; 0 when there is none or it makes no sense.
 */
export const retryAfterSeconds = (header: string | undefined, now: Date): number => {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : /[a-z]/i.test(text)
      ? Math.ceil((Date.parse(text) - now.getTime()) / 1000)
      : 0;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), LONGEST_SECONDS);
};
