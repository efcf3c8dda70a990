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

/** Loads a language's texts; from then on all is told in it. Rejects where its file can't be loaded. */
export const speak = async (language: Language): Promise<void> => {
  catalogue = await LOADERS[language.code]();
  chosen = language;
};

/** The language that was chosen: all is told in it. */
export const chosenLanguage = (): Language => chosen;

/** How dates and numbers are written: of a language's many ways the one that the browser is set to. */
export const locale = (): string => {
  const { code } = chosen;
  return navigator.languages.find((tag) => tag.split('-')[0] === code) ?? code;
};

const fill = (text: string, values: readonly Value[]): string =>
  text.replace(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));

/** A text in the language that was chosen, with what is put in. */
export const t = (message: Message, ...values: readonly Value[]): string =>
  fill(catalogue?.messages[message] ?? message, values);

/** A sentence that comes from elsewhere, in the language that was chosen where it is known, else as it is. */
export const known = (sentence: string): string =>
  catalogue?.messages[sentence as Message] ?? sentence;

const formOf = (forms: Forms, n: number): string =>
  (n === 1 ? forms.single : undefined) ??
  forms[new Intl.PluralRules(chosen.code).select(n)] ??
  forms.other;

/** A text that counts, in the form that the number asks for: English has `one` and `many` ones. */
export const counted = (n: number, one: string, many: CountedMessage): string => {
  const forms = catalogue?.counted[many];
  const text = forms ? formOf(forms, n) : n === 1 ? one : many;
  return text.replace('{n}', n.toLocaleString(locale()));
};
