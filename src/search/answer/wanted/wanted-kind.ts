import type { SaidSentence } from '../../rank/sentences-of.ts';
import { namesMeasure, namesPrice } from './amounts.ts';
import { askedKind, COSTS_WORD } from './asked-kind.ts';
import { namesNumber } from './numbers.ts';
import { namesTime, withoutTimes } from './times.ts';

/** How an age is said; "forty years ago" and "for ten years" are none. */
const AGES: Readonly<Record<string, RegExp>> = {
  de: /\p{N}+[- ]?jährig|(?:\p{N}|\p{L})+ (?:jahre?|monate?|wochen?|tage?) alt(?!\p{L})|im alter von|, \p{N}{1,3},/iu,
  en: /(?:years?|months?|weeks?|days?)[- ]olds?(?!\p{L})|(?<!\p{L})aged? (?:of )?(?:\p{N}|\p{L}+ty)|turn(?:s|ed)? \p{N}|, \p{N}{1,3},|birthday/iu,
  he: /(?<!\p{L})[והש]?(?:בן|בת|בני|בנות)[ -]\p{N}|(?<!\p{L})ב?גיל \p{N}|, \p{N}{1,3},/iu,
  ru: /\p{N}+-?летн|возраст|исполнил|(?:ему|ей|им|мне|нам) (?:уже |всего )?(?:\p{N}|\p{L}+ (?:лет|год))|, \p{N}{1,3},|\p{N} (?:лет|год[ау]?)(?! (?:назад|подряд|спустя|тюрьмы|лишения))/iu,
};

const namesAge = (text: string, language: string): boolean =>
  namesNumber(text, language) && (AGES[language]?.test(text) ?? /\p{N}/u.test(text));

/** A short figure may be an hour or a day. */
const SHORT_FIGURE = /(?<![\p{N}\p{L}.,:])\p{N}{1,2}(?![\p{N}%€$£]|[.,:]\p{N})/u;
const MAYBE = 0.3;

const surenessOfTime = (text: string, language: string): number => {
  if (namesTime(text, language)) return 1;
  return SHORT_FIGURE.test(text) ? MAYBE : 0;
};

/**
 * How surely a sentence has what a question asks for, from 0 to 1: one that asks how old, an age; one
 * that asks when, a time; one that asks how many, a figure. Null where it asks for none of these.
 */
export const wantedKind = (
  question: string,
  { text }: Pick<SaidSentence, 'text'>,
  language: string,
): number | null => {
  const kind = askedKind(question);
  switch (kind) {
    case 'age':
      return Number(namesAge(text, language));
    case 'number':
      return Number(namesNumber(text, language));
    case 'price':
      return Number(namesPrice(withoutTimes(text, language), language, COSTS_WORD));
    case 'size':
    case 'weight':
      return Number(namesMeasure(text, language, kind));
    case 'time':
      return surenessOfTime(text, language);
    case null:
      return null;
  }
};
