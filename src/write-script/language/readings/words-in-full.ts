import { escapePattern } from '../../../speech-text/escape-pattern.ts';
import type { Reading } from '../language.ts';

/** A word with a capital where what it stands for had one. */
export const inCaseOf = (written: string, word: string): string =>
  /^\p{Lu}/u.test(written) ? word.replace(/^./u, (letter) => letter.toUpperCase()) : word;

/**
 * Reads short forms, with a capital or without, as their words. The spaces that some write within them
 * may be there; `behind` is a pattern for what follows and stays.
 */
export const inFull = (
  forms: Readonly<Record<string, string>>,
  behind = '(?![\\p{L}\\p{N}])',
): readonly Reading[] =>
  Object.entries(forms).map(([short, word]) => {
    const [first = '', ...rest] = short;
    const spelt = escapePattern(rest.join('')).replace(/\\\.(?=\p{L})/gu, '\\. ?');
    return [
      new RegExp(`(?<![\\p{L}\\p{N}.])[${first}${first.toUpperCase()}]${spelt}${behind}`, 'gu'),
      (written = '') => inCaseOf(written, word),
    ];
  });
