import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../../src/generate-audio/segments/split-text.ts';

const wide = { maxBytes: 100_000, maxCharacters: 100_000 };
const letters = (text: string) => text.replace(/\s+/g, '');

describe('splitText', () => {
  it('leaves a text that fits in one piece', () => {
    expect(splitText('One. Two.', wide, 'en')).toEqual(['One. Two.']);
  });

  it('splits between sentences', () => {
    const text = 'The first sentence is here. The second one follows it. The third ends it.';
    expect(splitText(text, { ...wide, maxCharacters: 40 }, 'en')).toEqual([
      'The first sentence is here.',
      'The second one follows it.',
      'The third ends it.',
    ]);
  });

  it('makes no two paid requests of a sentence that fits into one', () => {
    const filler = 'The harbour office answered all questions of the week in public. '.repeat(5);
    const text = `${filler}The ferryman wrote of it in a long letter to Mr. Brown of Mill Lane, who keeps the bell. ${filler}`;
    const pieces = splitText(text, { ...wide, maxCharacters: 420 }, 'en-US');
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece).not.toMatch(/Mr\.$/);
  });

  it('makes pieces of about the same length', () => {
    const sentences = Array.from({ length: 11 }, (_, i) => `This is sentence number ${i + 10}.`);
    const lengths = splitText(sentences.join(' '), { ...wide, maxCharacters: 300 }, 'en').map(
      (piece) => piece.length,
    );
    expect(lengths).toHaveLength(2);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(60);
  });

  it('splits a sentence that is too long at a clause', () => {
    const text = 'It began in the morning, it went on all day, and it ended at night';
    expect(splitText(text, { ...wide, maxCharacters: 30 }, 'en')).toEqual([
      'It began in the morning,',
      'it went on all day,',
      'and it ended at night',
    ]);
  });

  it('never takes the colon of a time or the comma of a number for a clause', () => {
    const text = 'Closed on Sunday from 08:00 until 17:00 and 1,000 people are expected there';
    const pieces = splitText(text, { maxBytes: 1000, maxCharacters: 30 }, 'en-US');
    expect(pieces.join(' ')).toBe(text);
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('splits a clause that is too long between words', () => {
    const pieces = splitText(
      'seven words stand here without any comma',
      { ...wide, maxCharacters: 20 },
      'en',
    );
    expect(pieces.join(' ')).toBe('seven words stand here without any comma');
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('splits a word that is too long between graphemes, never inside one', () => {
    const family = '👨‍👩‍👧‍👦';
    const pieces = splitText(family.repeat(4), { ...wide, maxBytes: 60 }, 'en');
    expect(pieces).toEqual([family.repeat(2), family.repeat(2)]);
  });

  it.each([
    ['Hebrew', 'he', 'זהו משפט ראשון. וזהו משפט שני. '],
    ['Russian', 'ru', 'Это первое предложение. А это второе. '],
    ['Chinese', 'zh', '这是第一句话。这是第二句话。'],
    ['Japanese', 'ja', 'これは最初の文です。これは二番目の文です。'],
  ])('counts bytes, not characters: %s', (_, language, sentence) => {
    const text = sentence.repeat(400);
    const pieces = splitText(text, { maxBytes: 5000, maxCharacters: 5000 }, language);
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000);
    for (const piece of pieces) {
      expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(5000);
      expect(piece).toMatch(/[.。]$/);
    }
    expect(letters(pieces.join(''))).toBe(letters(text));
  });

  it('loses no character and keeps the limits, whatever the text', () => {
    const script = fc.stringMatching(/^[a-zA-Zа-яא-ת一-龥0-9 ,.;!?👍é\n-]{0,400}$/u);
    fc.assert(
      fc.property(script, fc.integer({ min: 8, max: 200 }), (text, max) => {
        const pieces = splitText(text, { maxBytes: max, maxCharacters: max }, 'en');
        expect(letters(pieces.join(''))).toBe(letters(text));
        for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(max);
      }),
      { numRuns: 100 },
    );
  });
});
