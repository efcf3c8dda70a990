/** Longer than any word of a language that sets its words apart: a row of letters, or a key. */
const LONGEST_WORD = 49;
const LONGEST_FIGURE = 29;
/** Vowel and tone marks of one letter in Hindi, Thai or pointed Hebrew. */
const MOST_MARKS = 3;

const MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');
const FIGURE = new RegExp(`\\p{Nd}(?:[.,'’_\\u00A0\\u202F-]?\\p{Nd}){${LONGEST_FIGURE},}`, 'gu');
/** Scripts that set no space between words are left out: there a sentence looks like a word. */
const WORD = new RegExp(
  `(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}])[\\p{L}\\p{M}\\p{Nd}_]){${LONGEST_WORD + 1},}`,
  'gu',
);

/**
 * A text without what nobody could say and a voice would be paid for: words of fifty letters and
 * more, figures of thirty digits and more, marks stacked on a letter. It is answered in the
 * composed form of Unicode (NFC).
 */
export const dropUnspeakable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(MARKS, '$1')
    .replace(FIGURE, '')
    .replace(WORD, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,.;:!?](?!\S))/g, '');
