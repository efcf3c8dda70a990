import { newStemmer } from 'snowball-stemmers';

const MOST_REMEMBERED = 50_000;

const FINAL_LETTERS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** A Hebrew word without the particles in front of it and the endings behind it. */
const hebrewStem = (word: string): string => {
  const once = word.length > 4 ? word.replace(/^[ושהבלכמ]/u, '') : word;
  // "and that the …": two particles, the first of which joins clauses.
  const bare = /^[וש]/u.test(word) && once.length > 4 ? once.replace(/^[הבלכמש]/u, '') : once;
  const stem = bare.length > 4 ? bare.replace(/(?:יות|ים|ות|יה|ית|ה|ת|י|ו)$/u, '') : bare;
  return stem.replace(/[ךםןףץ]$/u, (letter) => FINAL_LETTERS[letter] ?? letter);
};

/** An Arabic word without its article and conjunctions. */
const arabicStem = (word: string): string =>
  word.length > 4
    ? word.replace(/^(?:[وفبكل]?ال|لل|و)/u, '').replace(/(?:ات|ون|ين|ها|ائي|اء|ة)$/u, '')
    : word;

const UKRAINIAN_ENDING =
  /(?:ув(?:ал[аио]|ав|ати)|(?:ен|ан|ін)ня|[иі]ми|[ая]ми|[ое](?:го|му)|[ео]ві|[оеє]ю|[ую]ть|[ая]ть|[ії]в|[ая][мх]|[оеє]м|[иі][йхм]|ої|л[аио]|ти|[аяуюеєіїиоьй])$/u;

/** A Ukrainian word without its ending, and without that of a participle: "поранено", "поранених". */
const ukrainianStem = (word: string): string => {
  const stem = word.length > 4 ? word.replace(UKRAINIAN_ENDING, '') : word;
  return stem.length > 5 ? stem.replace(/ен$/u, '') : stem;
};

const POLISH_ENDING =
  /(?:owa(?:[łn]\p{L}{0,2}|ć|li)|(?:i?e|y)(?:go|mu)|[iy]mi|i?ami|i?ach|owi|[iy]ch|i?em|i?ej|i?om|[iy]m|i{2}|[aiy]ł[aoy]?|[aiy]li|ów|i?ą|i?ę|i[aeu]|[aeiouy])$/u;

/** A Polish word without its ending, and without the vowel that comes and goes: "wypadek", "wypadku". */
const polishStem = (word: string): string => {
  const stem =
    word.length > 4
      ? word.replace(POLISH_ENDING, '')
      : word.replace(/(?<=\p{L}{3})[aeiouyąę]$/u, '');
  return stem.length > 4 ? stem.replace(/ek$/u, 'k') : stem;
};

const cut = (word: string): string => word.slice(0, Math.max(5, word.length - 2));

const rules: Readonly<Record<string, (word: string) => string>> = {
  he: hebrewStem,
  ar: arabicStem,
  pl: polishStem,
  uk: ukrainianStem,
};

/**
 * Finds the part of a word that its forms share: by a stemmer where there is one, by rules for the
 * scripts that put particles in front, else by the word's beginning.
 */
export const createStem = (language: string, stemmer?: string): ((word: string) => string) => {
  const snowball = stemmer === undefined ? undefined : newStemmer(stemmer);
  const find = snowball ? (word: string) => snowball.stem(word) : (rules[language] ?? cut);
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const stem = find(word.replaceAll('ё', 'е'));
    if (known.size < MOST_REMEMBERED) known.set(word, stem);
    return stem;
  };
};
