/** Languages that directories know by the code of the language they belong to (Apple's list is ISO 639-1). */
const LISTED_AS: Readonly<Record<string, string>> = { yue: 'zh', fil: 'tl' };

/** Regions that no country has: UN areas (`419`) and ISO's private ones (`XA`). */
const isCountry = (region: string): boolean => /^(?!X[A-Z]|ZZ)[A-Z]{2}$/.test(region);

/**
 * A language of BCP 47 as directories list it: two letters where ISO 639-1 has two, then the country.
 * Voices speak `cmn-CN` and `ar-XA`, which directories refuse; a script is nothing that they know.
 * Source: RSS Advisory Board, "Language Codes"; podcasters.apple.com, "Podcast RSS feed requirements".
 */
export const feedLanguage = (tag: string): string => {
  const { language, region } = new Intl.Locale(tag);
  const listed = LISTED_AS[language] ?? language;
  return region !== undefined && isCountry(region) ? `${listed}-${region.toLowerCase()}` : listed;
};
