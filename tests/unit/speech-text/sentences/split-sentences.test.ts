import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../../src/speech-text/sentences/split-sentences.ts';
import { ARABIC } from './arabic.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { HEBREW } from './hebrew.ts';
import { HINDI } from './hindi.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { OTHER_LANGUAGES } from './other-languages.ts';
import { PERSIAN } from './persian.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { TURKISH } from './turkish.ts';
import { UKRAINIAN } from './ukrainian.ts';

const EXAMPLES = {
  'ar-XA': ARABIC,
  'de-DE': GERMAN,
  'en-US': ENGLISH,
  'es-ES': SPANISH,
  'fa-IR': PERSIAN,
  'fr-FR': FRENCH,
  'he-IL': HEBREW,
  'hi-IN': HINDI,
  'it-IT': ITALIAN,
  'ja-JP': JAPANESE,
  'pl-PL': POLISH,
  'pt-BR': PORTUGUESE,
  'ru-RU': RUSSIAN,
  'tr-TR': TURKISH,
  'uk-UA': UKRAINIAN,
  und: OTHER_LANGUAGES,
  'zh-CN': CHINESE,
};
const LENGTH = 100_000;

describe('splitSentences', () => {
  for (const [tag, examples] of Object.entries(EXAMPLES)) {
    it.each(examples)(`in ${tag}: $text`, ({ text, sentences }) => {
      const pieces = splitSentences(text, tag);
      expect(pieces.map((piece) => piece.trim())).toEqual(sentences);
      expect(pieces.join('')).toBe(text);
    });
  }

  it('loses no character, whatever the text', () => {
    const parts = [
      'Dr',
      '.',
      ' ',
      '…',
      '?',
      '"',
      '(',
      ')',
      '\n',
      'г',
      '2',
      '。',
      '「',
      '»',
      'A',
      'a',
      '😀',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 3 }))),
        fc.constantFrom(...Object.keys(EXAMPLES)),
        (pieces, tag) => {
          const text = pieces.join('');
          expect(splitSentences(text, tag).join('')).toBe(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  // A hundred thousand characters take some hundred milliseconds; by the square of their number they would take minutes.
  it.each([
    '.',
    '. ',
    'A. ',
    '(',
    '(a.',
    'a.) ',
    ' ',
    '\n',
    '."',
    'Mr. ',
    '1. ',
    '\u00A0»',
    'a',
    '?!',
    '。',
    '„a.“ ',
    'U.S. ',
    '...a ',
  ])('takes a time in proportion to the length of its text: %j', (unit) => {
    const text = unit.repeat(LENGTH / unit.length);
    for (const tag of ['en-US', 'de-DE', 'zh-CN']) {
      expect(splitSentences(text, tag).join('')).toBe(text);
    }
  });
});
