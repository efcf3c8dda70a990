import type { ConfigSnapshot } from '../../../episode/config-snapshot.ts';
import { escapePattern } from '../../../speech-text/escape-pattern.ts';

const plainly = (text: string): string =>
  text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/gu, ' ').trim();

/** "Ad" isn't in "bread"; where no spaces stand between words, no bounds tell. */
const patternFor = (phrase: string): RegExp => {
  const words = escapePattern(plainly(phrase));
  const isSpaced = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    phrase,
  );
  return new RegExp(isSpaced ? `(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])` : words, 'iu');
};

/** The phrases in a text that the show never uses. */
export const findUnwanted = (
  text: string,
  { character }: Pick<ConfigSnapshot, 'character'>,
): string[] =>
  (character?.neverSay ?? [])
    .filter((phrase) => patternFor(phrase).test(plainly(text)))
    .map((phrase) => `The show never says ${JSON.stringify(phrase)}.`);
