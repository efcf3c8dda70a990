import { expect, test } from 'vitest';
import { readChapters } from '../../../../scripts/import/chapters.ts';
import { ChaptersSchema } from '../../../../src/episode/chapters.ts';

const OF = { title: 'One', durationMs: 60_000 };
const read = (chapters: unknown) => readChapters(Buffer.from(JSON.stringify(chapters)), OF);

test('chapters of another system become as ours are, each up to the next', () => {
  const chapters = read({
    version: '1.0',
    author: 'Ada',
    chapters: [
      { startTime: 20.5, title: ' The  mill ', url: 'https://mill.example/', img: 'x' },
      { startTime: 0, title: 'Hello', endTime: 3 },
      { startTime: 30, title: 'Silent', toc: false },
      { startTime: 40, title: '' },
      { startTime: 61, title: 'After the end' },
      { startTime: 50, title: 'Odd', url: 'javascript:alert(1)' },
    ],
  });
  expect(chapters).toEqual({
    version: '1.2.0',
    title: 'One',
    chapters: [
      { startTime: 0, endTime: 20.5, title: 'Hello' },
      { startTime: 20.5, endTime: 50, title: 'The mill', url: 'https://mill.example/' },
      { startTime: 50, endTime: 60, title: 'Odd' },
    ],
  });
  expect(ChaptersSchema.parse(chapters)).toEqual(chapters);
});

test('times are read as Simple Chapters write them', () => {
  const times = ['0:00:01.5', '0:12', '30', 'soon'];
  const chapters = read(times.map((startTime) => ({ startTime, title: startTime })));
  expect(chapters?.chapters.map(({ startTime }) => startTime)).toEqual([1.5, 12, 30]);
});

test('what has no chapter is none, and what is no JSON is refused', () => {
  expect(read({ chapters: [] })).toBeUndefined();
  expect(() => read({ segments: [] })).toThrow();
  expect(() => readChapters(Buffer.from('<html>'), OF)).toThrow(SyntaxError);
});
