import { expect, it } from 'vitest';
import { layOutTitle } from '../../../../src/console/picture/title-lines.ts';

/** Every sign is half as wide as high. */
const measure = (text: string, fontSize: number) => (text.length * fontSize) / 2;
const ROOM = { width: 100, height: 60, largest: 20, smallest: 2 };
const lay = (title: string) => layOutTitle(title, ROOM, measure);

it.each([
  ['Tide', ['Tide'], 20],
  ['Tide Mill of  Saltreach', ['Tide Mill', 'of', 'Saltreach'], undefined],
  ['“To be” (or not)', ['“To be”', '(or not)'], 20],
  ['河港新闻每周摘要与评论', ['河港新闻每周摘要与', '评论'], 20],
])('%s is broken between words, as large as fits', (title, lines, fontSize) => {
  const laid = lay(title);
  if (fontSize === undefined) expect(laid.fontSize).toBeLessThan(20);
  else expect(laid).toEqual({ lines, fontSize });
});

it.each([
  'Новости речного порта и его окрестностей',
  'חדשות העיר והנמל: מה קרה השבוע',
  'Donaudampfschifffahrtsgesellschaftskapitän',
  'A word '.repeat(20),
])('%s loses no sign, and stays within its room', (title) => {
  const { lines, fontSize } = lay(title);
  expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
  expect(Math.max(...lines.map((line) => measure(line, fontSize)))).toBeLessThanOrEqual(100);
  expect(lines.length * fontSize * 1.12).toBeLessThanOrEqual(60);
});

it('what fits in no size is as small as may be', () => {
  const { fontSize } = lay('x'.repeat(500));
  expect(fontSize).toBeGreaterThanOrEqual(2);
  expect(fontSize).toBeLessThan(2.2);
});
