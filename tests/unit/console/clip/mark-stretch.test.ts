import { describe, expect, it } from 'vitest';
import { isMarked, markLine } from '../../../../src/console/clip/mark-stretch.ts';

const line = (startMs: number, endMs: number) => ({ startMs, endMs });

describe('markLine', () => {
  it('marks the line that is chosen first', () => {
    expect(markLine(null, line(5000, 9000))).toEqual(line(5000, 9000));
  });

  it('marks all up to the line that is chosen next, on either side', () => {
    expect(markLine(line(5000, 9000), line(20_000, 24_000))).toEqual(line(5000, 24_000));
    expect(markLine(line(5000, 9000), line(1000, 2000))).toEqual(line(1000, 9000));
  });

  it('begins anew within what is marked, and where it would be longer than a minute', () => {
    expect(markLine(line(5000, 24_000), line(9000, 12_000))).toEqual(line(9000, 12_000));
    expect(markLine(line(5000, 9000), line(64_000, 65_001))).toEqual(line(64_000, 65_001));
    expect(markLine(line(5000, 9000), line(64_000, 65_000))).toEqual(line(5000, 65_000));
  });

  it('takes a minute of a line that is longer', () => {
    expect(markLine(null, line(0, 90_000))).toEqual(line(0, 60_000));
  });
});

describe('isMarked', () => {
  it('is told of lines that lie within, not of those that only touch', () => {
    const marked = line(5000, 9000);
    expect(isMarked(marked, line(5000, 7000))).toBe(true);
    expect(isMarked(marked, line(9000, 9500))).toBe(false);
    expect(isMarked(marked, line(1000, 5000))).toBe(false);
    expect(isMarked(null, line(1000, 5000))).toBe(false);
  });
});
