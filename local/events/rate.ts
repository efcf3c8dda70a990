const UNITS_MS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * The milliseconds of a rate expression, for example `rate(5 minutes)`.
 * @throws Error for everything else, cron expressions included
 */
export const parseRate = (expression: string): number => {
  const [, count = '', unit = '', plural] =
    /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/.exec(expression) ?? [];
  const unitMs = UNITS_MS[unit];
  // EventBridge refuses "1 minutes" and "5 minute".
  if (unitMs === undefined || (count === '1') !== (plural === '')) {
    throw new Error(
      `${expression} is no rate, such as rate(1 hour) or rate(5 minutes). Other schedules are not implemented here.`,
    );
  }
  return Number(count) * unitMs;
};
