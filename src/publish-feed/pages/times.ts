const formats = new Map<string, Intl.DateTimeFormat>();
/** Made once a language: a show's page has many days, and making a format takes longer than using it. */
const formatOf = (languageCode: string): Intl.DateTimeFormat => {
  const format =
    formats.get(languageCode) ??
    new Intl.DateTimeFormat(languageCode, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(languageCode, format);
  return format;
};

/** A day in words of the language; in UTC, since a page has no reader's time zone. */
export const dayOf = (iso: string, languageCode: string): string =>
  formatOf(languageCode).format(new Date(iso));

/** A length as schema.org wants it (ISO 8601). */
export const isoDuration = (ms: number): string => `PT${Math.round(ms / 1000)}S`;
