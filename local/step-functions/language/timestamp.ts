const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/;

/**
 * Milliseconds since the epoch of an ISO-8601 date-time with offset, the profile of RFC 3339 that the service reads;
 * undefined for anything else, a date without offset or a 30 February among it.
 */
export function parseTimestamp(text: string): number | undefined {
  const parts = TIMESTAMP.exec(text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = ''] = parts;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > lastDay) {
    return undefined;
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(parts[6] ?? 0) > 59) return undefined;
  const time = Date.parse(text.replace(/[.,]\d+/, milliseconds));
  return Number.isNaN(time) ? undefined : time;
}

const milliseconds = (fraction: string): string =>
  `.${fraction.slice(1).padEnd(3, '0').slice(0, 3)}`;
