/**
 * The languages that the built-in writer has words of, by their ISO 639-1 code, and whether a speaker has
 * read these: the `isReviewed` of each language's file, for the console, which bundles no language.
 */
export const WRITTEN_LANGUAGES: Readonly<Record<string, { readonly isReviewed: boolean }>> = {
  ar: { isReviewed: false },
  de: { isReviewed: false },
  en: { isReviewed: true },
  es: { isReviewed: false },
  fa: { isReviewed: false },
  fr: { isReviewed: false },
  he: { isReviewed: true },
  hi: { isReviewed: false },
  it: { isReviewed: false },
  ja: { isReviewed: false },
  nl: { isReviewed: false },
  pl: { isReviewed: false },
  pt: { isReviewed: false },
  ru: { isReviewed: true },
  tr: { isReviewed: false },
  uk: { isReviewed: false },
  zh: { isReviewed: false },
};
