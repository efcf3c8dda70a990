/** A moment as a player shows it: `4:07`, and `1:04:07` from an hour on. */
export const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** A day in words of the language; in UTC, since a page has no reader's time zone. */
export const dayOf = (iso: string, languageCode: string): string =>
  new Intl.DateTimeFormat(languageCode, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  );

/** A length as schema.org wants it (ISO 8601). */
export const isoDuration = (ms: number): string => `PT${Math.round(ms / 1000)}S`;
