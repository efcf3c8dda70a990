import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  captionOf,
  linkText,
  MAX_CAPTION,
  MAX_TEXT,
  shorten,
  timeStamp,
} from '../../../src/post-to-telegram/caption.ts';

const chapter = (startTime: number, title: string) => ({
  startTime,
  endTime: startTime + 1,
  title,
});

describe('a time stamp', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [725, '12:05'],
    [3599.99, '59:59'],
    [3600, '1:00:00'],
    [3723, '1:02:03'],
    [36_000, '10:00:00'],
  ])('of %d s is %s', (seconds, stamp) => {
    expect(timeStamp(seconds)).toBe(stamp);
  });
});

describe('a caption', () => {
  const chapters = [chapter(0, 'Welcome'), chapter(62.5, 'The\n ferry'), chapter(300, 'Goodbye')];

  it('has the summary, and each chapter on a line of its own', () => {
    expect(captionOf({ summary: ' What happened. ', chapters })).toBe(
      'What happened.\n\n0:00 Welcome\n1:02 The ferry\n5:00 Goodbye',
    );
  });

  it.each([
    ['no summary', '', chapters, '0:00 Welcome\n1:02 The ferry\n5:00 Goodbye'],
    ['one chapter', 'What happened.', [chapter(0, 'All')], 'What happened.'],
    ['nothing', '', [], ''],
  ])('of an episode with %s', (_, summary, given, caption) => {
    expect(captionOf({ summary, chapters: given })).toBe(caption);
  });

  it('shortens the summary between words, never the chapters, where not all fits', () => {
    const summary = 'word '.repeat(400).trim();
    const caption = captionOf({ summary, chapters });
    expect(caption.length).toBeLessThanOrEqual(MAX_CAPTION);
    expect(caption.length).toBeGreaterThan(MAX_CAPTION - 6);
    expect(caption).toMatch(/word…\n\n0:00 Welcome\n1:02 The ferry\n5:00 Goodbye$/);
  });

  it('has the first chapters, and says that there are more, where even those are too many', () => {
    const many = Array.from({ length: 200 }, (_, index) => chapter(index * 60, `Story ${index}`));
    const caption = captionOf({ summary: 'What happened.', chapters: many });
    expect(caption.length).toBeLessThanOrEqual(MAX_CAPTION);
    expect(caption).toMatch(/^0:00 Story 0\n1:00 Story 1\n/);
    expect(caption).toMatch(/Story \d+\n…$/);
  });

  it('counts as Telegram does, in UTF-16 units, and breaks no character', () => {
    const family = '👨‍👩‍👧‍👦';
    const caption = captionOf({ summary: family.repeat(200), chapters: [] });
    expect(caption.length).toBeLessThanOrEqual(MAX_CAPTION);
    expect(caption.replaceAll(family, '')).toBe('…');
  });

  it('fits for whatever a writer makes of it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 2000 });
    const parts = fc.record({
      summary: text,
      chapters: fc.array(
        fc
          .tuple(fc.double({ min: 0, max: 40_000, noNaN: true }), text)
          .map(([at, title]) => chapter(at, `.${title}`)),
        { maxLength: 40 },
      ),
    });
    fc.assert(
      fc.property(parts, (given) => {
        const caption = captionOf(given);
        expect(caption.length).toBeLessThanOrEqual(MAX_CAPTION);
        expect(caption.isWellFormed()).toBe(true);
        const text = linkText({ title: 'T', show: 'S', url: 'https://a.test/e' }, given);
        expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
        expect(text).toMatch(/https:\/\/a\.test\/e$/);
      }),
      { numRuns: 200 },
    );
  });
});

it('a text that fits stays as it is', () => {
  expect(shorten('as it is', 8)).toBe('as it is');
  expect(shorten('as it is', 7)).toBe('as it…');
  expect(shorten('abcdefgh', 4)).toBe('abc…');
  expect(shorten('abc', 1)).toBe('');
});
