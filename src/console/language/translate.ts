import type { Catalogue, CountedMessage, Forms, Message } from './catalogue.ts';
import { type Language, type LanguageCode, languageOf } from './languages.ts';

type Value = string | number;

const LOADERS: Readonly<Record<LanguageCode, () => Promise<Catalogue | null>>> = {
  en: async () => null,
  he: async () => (await import('./he.ts')).he,
  ru: async () => (await import('./ru.ts')).ru,
};

let chosen: Language = languageOf(null);
let catalogue: Catalogue | null = null;
let isPageTranslated = true;

/** Loads a language's texts; from then on all is told in it. Rejects where its file can't be loaded. */
export const speak = async (language: Language): Promise<void> => {
  catalogue = await LOADERS[language.code]();
  chosen = language;
};

/** Whether the page that is shown has been translated: one that hasn't is told in English as a whole. */
export const speakOnPage = (isTranslated: boolean): void => {
  isPageTranslated = isTranslated;
};

/** The language that the page is told in. */
export const pageLanguage = (): Language => (isPageTranslated ? chosen : languageOf(null));

/** The language that was chosen, whatever the page is told in. */
export const chosenLanguage = (): Language => chosen;

/** How dates and numbers are written: as the browser does in English, which has many ways. */
export const locale = (): string | undefined => {
  const { code } = pageLanguage();
  return code === 'en' ? undefined : code;
};

const fill = (text: string, values: readonly Value[]): string =>
  text.replace(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));

/** A text in the page's language, with what is put in. */
export const t = (message: Message, ...values: readonly Value[]): string =>
  fill((isPageTranslated && catalogue?.messages[message]) || message, values);

/** A sentence that comes from elsewhere, in the page's language where it is known, else as it is. */
export const known = (sentence: string): string =>
  (isPageTranslated && catalogue?.messages[sentence as Message]) || sentence;

/** A text of what stands around the page, in the language that was chosen. */
export const around = (message: Message): string => catalogue?.messages[message] ?? message;

const formOf = (forms: Forms, n: number): string =>
  (n === 1 ? forms.single : undefined) ??
  forms[new Intl.PluralRules(chosen.code).select(n)] ??
  forms.other;

/** A text that counts, in the form that the number asks for: English has `one` and `many` ones. */
export const counted = (n: number, one: string, many: CountedMessage): string => {
  const forms = isPageTranslated ? catalogue?.counted[many] : undefined;
  const text = forms ? formOf(forms, n) : n === 1 ? one : many;
  return text.replace('{n}', n.toLocaleString(locale()));
};
