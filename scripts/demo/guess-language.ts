import { recogniseLanguage } from '../../src/speech-text/recognise-language.ts';

/** The regions whose voices are meant when nobody has chosen one. */
const REGIONS: Readonly<Record<string, string>> = {
  ar: 'ar-XA',
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fa: 'fa-IR',
  fr: 'fr-FR',
  he: 'he-IL',
  hi: 'hi-IN',
  it: 'it-IT',
  ja: 'ja-JP',
  ko: 'ko-KR',
  nl: 'nl-NL',
  pl: 'pl-PL',
  pt: 'pt-BR',
  ru: 'ru-RU',
  tr: 'tr-TR',
  uk: 'uk-UA',
  vi: 'vi-VN',
  zh: 'zh-CN',
};

/** The language in which most of some posts are, with a region; English where none is recognised. */
export const guessLanguage = async (texts: readonly string[]): Promise<string> => {
  const recognised = await recogniseLanguage(texts);
  if (!recognised) return 'en-US';
  return REGIONS[recognised.language] ?? recognised.language;
};
