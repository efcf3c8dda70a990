/** What shows may call a language otherwise than Google does. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { zh: 'cmn', no: 'nb', iw: 'he' };

/** The language as Google names it, without its region: its voices may speak for all regions. */
export const primaryLanguage = (languageCode: string): string => {
  const [primary = ''] = languageCode.toLowerCase().split('-');
  return LANGUAGE_NAMES[primary] ?? primary;
};

/** The region of a language, for example `IL` of `he-IL`; undefined without one. */
export const regionOf = (languageCode: string): string | undefined =>
  /-([A-Z]{2}|\d{3})$/i.exec(languageCode)?.[1]?.toUpperCase();
