import type { Language } from '../../language/language.ts';

/** A line of more words says something itself. */
const MOST_WORDS = 10;
const MOST_CREDIT_WORDS = 7;
/** What has to be left of a post. */
const LEAST_WORDS = 5;
const ADDRESS = /https?:\/\/|t\.me\/|(?<!\S)@\w/u;

const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
/** Two letters of a script without spaces count as a word. */
const WORD = new RegExp(`${UNSPACED}{2}|(?:(?!${UNSPACED})[\\p{L}\\p{N}])+`, 'gu');

const words = (text: string): number => text.match(WORD)?.length ?? 0;

/** Whether a line calls on readers, says where there is more, or who made the picture. */
const isAside = (line: string, isFirst: boolean, { cues }: Language): boolean => {
  const bare = line.replace(/https?:\/\/\S+/gu, '').trim();
  const count = words(bare);
  if (cues.credits.test(bare) && count <= MOST_CREDIT_WORDS) return !isFirst;
  if (count > MOST_WORDS) return false;
  // Of a first line only an address tells that it isn't what the post is about.
  return (cues.calls.test(bare) || cues.pointers.test(bare)) && (!isFirst || ADDRESS.test(line));
};

/**
 * A text without its lines that are no part of what it tells ("Follow us", "Read more", "Photo: Ann Bell"),
 * each letter of them a space, so that ranges still fit. A text that is nothing else stays as it is.
 */
export const withoutAsides = (text: string, language: Language): string => {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => words(line) > 0);
  const isKept = lines.map((line, index) => !isAside(line, index === first, language));
  const left = lines.filter((_, index) => isKept[index]).join(' ');
  if (words(left.replace(/https?:\/\/\S+/gu, '')) < LEAST_WORDS) return text;
  return lines.map((line, index) => (isKept[index] ? line : ' '.repeat(line.length))).join('\n');
};
