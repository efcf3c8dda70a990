import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPassages } from '../../../src/search/index/cut-passages.ts';
import type { ToldChapter } from '../../../src/search/index/told-chapter.ts';

const cuesOf = (...texts: string[]) =>
  texts.map((text, i) => ({ startMs: i * 4000, endMs: (i + 1) * 4000, speaker: 'host', text }));
const post = (messageId: number) => ({
  channel: 'mill',
  messageId,
  url: `https://t.me/mill/${messageId}`,
});
const ten = 'one two three four five six seven eight nine ten';

describe('passages', () => {
  it('end with a sentence once they have sixty words, and with their chapter', () => {
    const cues = cuesOf(...Array.from({ length: 20 }, (_, i) => (i % 2 ? `${ten}.` : ten)));
    const chapters: ToldChapter[] = [
      { startMs: 0, endMs: 40_000, title: 'First', posts: [] },
      { startMs: 40_000, endMs: 80_000, title: 'Second', posts: [] },
    ];
    const passages = cutPassages(cues, chapters, 'en');
    expect(passages.map(({ chapter, words }) => [chapter, words.length])).toEqual([
      ['First', 60],
      ['First', 40],
      ['Second', 60],
      ['Second', 40],
    ]);
  });

  it('name the posts that are told in them', () => {
    const cues = cuesOf(...Array.from({ length: 12 }, () => `${ten}.`));
    const chapters: ToldChapter[] = [
      {
        ...{ startMs: 0, endMs: 48_000, title: '' },
        posts: [
          { source: post(1), share: 0 },
          { source: post(2), share: 0.4 },
          { source: post(3), share: 0.5 },
        ],
      },
    ];
    const told = cutPassages(cues, chapters, 'en').map(({ sources }) =>
      sources.map(({ messageId }) => messageId),
    );
    expect(told).toEqual([[1, 2], [3]]);
  });

  it('have every cue once and in order, whatever the cues are', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const cues = cuesOf(...texts);
        const passages = cutPassages(cues, [], 'und');
        expect(passages.flatMap((passage) => passage.cues.map(([startMs]) => startMs))).toEqual(
          cues.map(({ startMs }) => startMs),
        );
        for (const { cues: own, words } of passages) {
          const firsts = own.map(([, , firstWord]) => firstWord);
          expect(firsts.every((first) => first >= 1 && first <= words.length + 1)).toBe(true);
        }
      }),
    );
  });
});
