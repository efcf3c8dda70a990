import { describe, expect, it } from 'vitest';
import {
  coverWidth,
  dragged,
  isLargeEnough,
  mostZoom,
  squareOf,
  WHOLE,
} from '../../../../src/console/picture/crop.ts';

const WIDE = { width: 4000, height: 2800 };

describe('a crop', () => {
  it('is the largest square in the middle at first', () => {
    expect(squareOf(WIDE, WHOLE)).toEqual({ left: 600, top: 0, side: 2800 });
  });

  it('comes nearer until 1400 pixels are left, and no further', () => {
    expect(mostZoom(WIDE)).toBe(2);
    expect(squareOf(WIDE, { ...WHOLE, zoom: 9 })).toEqual({ left: 1300, top: 700, side: 1400 });
  });

  it('follows what drags the picture, up to its edges', () => {
    const right = dragged(WIDE, WHOLE, 0.1, 0);
    expect(squareOf(WIDE, right)).toEqual({ left: expect.closeTo(320), top: 0, side: 2800 });
    expect(squareOf(WIDE, dragged(WIDE, WHOLE, 5, 5))).toMatchObject({ left: 0, top: 0 });
    expect(squareOf(WIDE, dragged(WIDE, WHOLE, -5, 0))).toMatchObject({ left: 1200 });
  });

  it.each([
    [{ width: 1400, height: 1400 }, true, 1400],
    [{ width: 5000, height: 1399 }, false, 1400],
    [{ width: 5000, height: 4000 }, true, 3000],
    [{ width: 2000, height: 1777 }, true, 1777],
  ])('of %j is large enough: %s, and %i pixels wide', (size, isEnough, width) => {
    expect(isLargeEnough(size)).toBe(isEnough);
    expect(coverWidth(squareOf(size, WHOLE))).toBe(width);
  });
});
