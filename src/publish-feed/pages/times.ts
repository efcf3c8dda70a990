/** A day in words of the language; in UTC, since a page has no reader's time zone. */
export const dayOf = (iso: string, languageCode: string): string =>
  new Intl.DateTimeFormat(languageCode, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  );

/** A length as schema.org wants it (ISO 8601). */
export const isoDuration = (ms: number): string => `PT${Math.round(ms / 1000)}S`;
