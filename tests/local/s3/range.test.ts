import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../local/s3/range.ts';

describe('parseRange', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=3-300', { start: 3, end: 9 }],
  ])('reads %s', (header, range) => {
    expect(parseRange(header, 10)).toEqual(range);
  });

  it.each([undefined, '', 'bytes=-', 'bytes=a-b', 'bytes=0-1,3-4', 'items=0-1', 'bytes=5-2'])(
    'takes %j for the whole object',
    (header) => {
      expect(parseRange(header, 10)).toBeUndefined();
    },
  );

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('refuses %s', (header) => {
    expect(() => parseRange(header, 10)).toThrow(
      expect.objectContaining({ code: 'InvalidRange', status: 416 }),
    );
  });

  it('refuses every range of an empty object', () => {
    expect(() => parseRange('bytes=0-', 0)).toThrow(
      expect.objectContaining({ code: 'InvalidRange' }),
    );
  });
});
