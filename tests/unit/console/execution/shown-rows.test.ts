import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHUNK, type ShownRow, shownRows } from '../../../../src/console/execution/shown-rows.ts';

const none = new Set<number>();
const indexesOf = (rows: readonly ShownRow[]): number[] =>
  rows.flatMap((row) => ('index' in row ? [row.index] : []));

it('all rows of a short list are shown', () => {
  expect(indexesOf(shownRows(150, -1, none))).toHaveLength(150);
});

it('of a long list few are shown: its ends, and those around the selected one', () => {
  const shown = indexesOf(shownRows(12_000, 6_000, none));
  expect(shown.length).toBeLessThan(200);
  expect(shown).toEqual(expect.arrayContaining([0, 5_990, 6_000, 6_010, 11_999]));
});

it('a gap that is opened shows what it begins with', () => {
  const [gap] = shownRows(12_000, -1, none).filter((row) => 'hidden' in row);
  const opened = new Set([Math.floor((gap?.from ?? 0) / CHUNK)]);
  expect(indexesOf(shownRows(12_000, -1, opened))).toContain(gap?.from);
});

it('no row is lost: each is shown, or counted in its gap', () => {
  const chunks = fc.array(fc.nat(30)).map((list) => new Set(list));
  fc.assert(
    fc.property(fc.nat(3_000), fc.integer({ min: -1, max: 3_000 }), chunks, (count, at, opened) => {
      let next = 0;
      for (const row of shownRows(count, at, opened)) {
        expect('index' in row ? row.index : row.from).toBe(next);
        next += 'index' in row ? 1 : row.hidden;
      }
      expect(next).toBe(count);
    }),
  );
});
