import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportPart } from '../../../../src/collect-content/export/manifest.ts';
import { mergeParts } from '../../../../src/collect-content/export/merge-parts.ts';

/** What a reader of these parts is given: by id, which export it is from. */
const read = (parts: readonly ExportPart[], most: number): string[] =>
  Array.from({ length: most }, (_, id) => {
    const holding = parts.filter(({ firstId, lastId }) => firstId <= id && id <= lastId);
    return holding.map(({ sha256 }) => sha256).join('+');
  });

/** An export of the ids from `first` to `last`, in parts of at most ten. */
const exportOf = (sha256: string, first: number, last: number): ExportPart[] =>
  Array.from({ length: Math.ceil((last - first + 1) / 10) }, (_, index) => ({
    sha256,
    firstId: first + index * 10,
    lastId: Math.min(last, first + index * 10 + 9),
    ...{ oldest: first, newest: last },
  }));

describe('mergeParts', () => {
  it('has each id of the last export that covers it, and of no two', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const expected = Array.from({ length: 100 }, () => '');
        let merged: ExportPart[] = [];
        for (const [index, [first, last]] of ranges.entries()) {
          merged = mergeParts(merged, exportOf(`e${index}`, first, last));
          for (let id = first; id <= last; id += 1) expected[id] = `e${index}`;
        }
        expect(read(merged, 100)).toEqual(expected);
        const ids = merged.map(({ firstId }) => firstId);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      }),
    );
  });

  it('keeps nothing of an earlier export of the same stretch', () => {
    const [earlier, later] = [exportOf('old', 1, 40), exportOf('new', 1, 40)];
    expect(mergeParts(earlier, later)).toEqual(later);
  });
});
