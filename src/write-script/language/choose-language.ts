import { english } from './english.ts';
import { hebrew } from './hebrew.ts';
import type { Language } from './language.ts';
import { neutral } from './neutral.ts';
import { russian } from './russian.ts';

const WHOLE: Readonly<Record<string, (tag: string) => Language>> = {
  en: english,
  he: hebrew,
  iw: hebrew,
  ru: russian,
};

/** The language of a BCP 47 tag: English, Hebrew and Russian whole, any other without grammar of its own. */
export const chooseLanguage = (languageCode: string): Language => {
  const [base = ''] = languageCode.toLowerCase().split(/[-_]/);
  const whole = WHOLE[base];
  if (whole) return whole(languageCode.replace('_', '-'));
  const tag = languageCode.replace('_', '-');
  const isKnown = Intl.getCanonicalLocales.length > 0 && isLocale(tag);
  return neutral(isKnown ? tag : 'und');
};

const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};
