import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../../src/speech-text/sentences/split-sentences.ts';
import { SENTENCE_EXAMPLES } from './all-languages.ts';

const LENGTH = 100_000;

describe('splitSentences', () => {
  for (const [tag, examples] of Object.entries(SENTENCE_EXAMPLES)) {
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
        fc.constantFrom(...Object.keys(SENTENCE_EXAMPLES)),
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
