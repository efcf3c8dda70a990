import type { Language } from '../language/language.ts';

/** What a text may speak of: the words and figures that its sources hold. */
export interface KnownFacts {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

// Figures are asked for as digits; these words would hide one. Words up to twelve are too common to tell anything.
const NUMBER_WORDS =
  /^(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?|\p{L}{2,}надцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|(?:две|три|четыре)ст[аи]|пятьсот|тысяч[аиу]?|миллион\p{L}*|миллиард\p{L}*|עשרים|שלושים|ארבעים|חמישים|שישים|שבעים|שמונים|תשעים|מאה|מאות|אלף|אלפים|מיליון|מיליארד)$/iu;

/** Figures without the separators of their thousands and without leading zeros: 1,000 and 1000 are the same, 09 and 9 too. */
const figuresOf = (text: string): string[] => {
  const joined = text.replace(/(?<=\d)[,' \u00A0\u202F](?=\d{3}(?!\d))/gu, '');
  return (joined.match(/\d+(?:[.,]\d+)?/g) ?? []).map((figure) =>
    figure.replace(',', '.').replace(/^0+(?=\d)/, ''),
  );
};

/** A figure with its parts: whoever may say 1.2 may say 1 and 2, and of 10:30 the 10. */
const withParts = (figure: string): string[] => [figure, ...figure.split('.')];

/** What may be said of the given texts. */
export const knownFacts = (texts: readonly string[], language: Language): KnownFacts => {
  const all = texts.join('\n');
  const words = (all.match(WORD) ?? []).map((word) => word.toLowerCase());
  const compact = all.match(/[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)+/gu) ?? [];
  return {
    words: new Set([...words, ...compact.map((word) => word.toLowerCase().replace(/[._-]/g, ''))]),
    stems: new Set(words.map((word) => language.stem(word))),
    figures: new Set(
      figuresOf(all)
        .flatMap(withParts)
        .map((figure) => figure.replace(/^0+(?=\d)/, '')),
    ),
  };
};

/** German and Luxembourgish write every noun with a capital: there a capital tells no name. */
const hasTellingCapitals = (tag: string): boolean => !/^(?:de|lb|nds)\b/.test(tag);

/** Names within sentences; the first word of a sentence has its capital from its place. */
const namesOf = (text: string): string[] => {
  const inside =
    /(?<![\p{L}\p{M}\p{N}]|[.!?…:]["”»)]?\s*["“«„(]?|^\s*["“«„(]?)\p{Lu}[\p{L}\p{M}\p{N}]*/gu;
  return (text.match(inside) ?? []).filter((word) => word.length > 1);
};

/** What a text says that its sources don't, in words for whoever wrote it: figures, number words and names. */
export const checkFacts = (text: string, known: KnownFacts, language: Language): string[] => {
  const isKnown = (word: string) => {
    const lower = word.toLowerCase();
    return known.words.has(lower) || known.stems.has(language.stem(lower));
  };
  const figures = figuresOf(text).filter((figure) => !known.figures.has(figure));
  const numbers = (text.match(WORD) ?? []).filter(
    (word) => NUMBER_WORDS.test(word) && !known.words.has(word.toLowerCase()),
  );
  const names = hasTellingCapitals(language.tag)
    ? namesOf(text).filter((name) => !isKnown(name))
    : [];
  return [
    ...new Set(figures.map((figure) => `The figure ${figure} is in none of the posts.`)),
    ...new Set(
      numbers.map((word) => `"${word}" is in none of the posts; write figures as digits.`),
    ),
    ...new Set(names.map((name) => `The name "${name}" is in none of the posts.`)),
  ];
};
