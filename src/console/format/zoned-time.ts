const MINUTE_MS = 60_000;

/** What calendar and clock say in a time zone: `YYYY-MM-DD` and `HH:MM`. */
export const clockIn = (
  timeZone: string,
  at: number,
): { readonly date: string; readonly time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)?.value.padStart(2, '0') ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
};

const asUtc = ({ date, time }: { readonly date: string; readonly time: string }): number =>
  Date.parse(`${date}T${time}Z`);

/** By how much a zone's clock is ahead of UTC, in milliseconds. */
const aheadMs = (timeZone: string, at: number): number =>
  asUtc(clockIn(timeZone, at)) - Math.floor(at / MINUTE_MS) * MINUTE_MS;

/**
 * When a zone's clock says this, in milliseconds since 1970. A time that the clock leaves out as it
 * goes forward is as long after midnight as if it didn't, which is how the database has it.
 */
export const momentOf = (date: string, time: string, timeZone: string): number => {
  const local = asUtc({ date, time });
  const [before, after] = [-1, 1].map((days) =>
    aheadMs(timeZone, local + days * 24 * 60 * MINUTE_MS),
  );
  const candidates = [local - (after ?? 0), local - (before ?? 0)];
  const said = candidates.find((at) => asUtc(clockIn(timeZone, at)) === local);
  return said ?? local - (before ?? 0);
};
