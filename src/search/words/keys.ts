import { createStem } from '../../speech-text/stem.ts';

/** Languages whose words PostgreSQL's own stemmers bring together. */
const STEMMED = new Set(
  'ar ca da de el en es eu fi fr ga hi hu hy id it lt nb ne nl no pt ro ru sr sv ta tr yi'.split(
    ' ',
  ),
);
const hebrew = createStem('he');

/** What the forms of a word share in most languages that inflect at the end. */
const beginning = (word: string): string => {
  const letters = Array.from(word);
  if (letters.length < 5) return word;
  return letters.slice(0, letters.length === 5 ? 4 : 5).join('');
};

const isFigure = (word: string): boolean => /^\p{N}+$/u.test(word);

/**
 * What a word is found by besides itself, where PostgreSQL has no stemmer for its language: Hebrew
 * without its particles and endings, else its beginning.
 */
export const keysOf = (word: string, language: string): readonly string[] => {
  if (STEMMED.has(language) || isFigure(word)) return [];
  return [/\p{Script=Hebrew}/u.test(word) ? hebrew(word) : beginning(word)];
};
