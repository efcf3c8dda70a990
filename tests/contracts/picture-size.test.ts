import { describe, expect, test } from 'vitest';
import { pictureSize } from '../../src/show-files/picture-size.ts';
import { aPicture } from '../support/audio/encode.ts';

const KINDS = [
  ['png', 'png'],
  ['jpeg', 'mjpeg'],
] as const;

describe('the size of a picture that ffmpeg made', () => {
  test.each(KINDS)('is read out of a %s', (kind, format) => {
    expect(pictureSize(aPicture(format, 160), kind)).toEqual({ width: 160, height: 160 });
  });

  test.each(KINDS)('is unknown of a %s that breaks off at any byte before it', (kind, format) => {
    // Both bytes of the size count: 300 is 0x012c, and a cut between them must not give 256.
    const whole = aPicture(format, 300);
    const enough = whole.findIndex(
      (_, end) => pictureSize(whole.subarray(0, end), kind) !== undefined,
    );
    expect(enough).toBeGreaterThan(16);
    const size = { width: 300, height: 300 };
    for (let end = 0; end < enough + 50; end += 1) {
      expect(pictureSize(whole.subarray(0, end), kind)).toEqual(end < enough ? undefined : size);
    }
    expect(pictureSize(whole, kind)).toEqual(size);
  });

  test('is unknown of what begins as a picture of the other kind', () => {
    expect(pictureSize(aPicture('png', 160), 'jpeg')).toBeUndefined();
    expect(pictureSize(aPicture('mjpeg', 160), 'png')).toBeUndefined();
  });

  test('is unknown of a JPEG whose segments lead nowhere', () => {
    const endless = Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(5000, 0xff)]);
    expect(pictureSize(endless, 'jpeg')).toBeUndefined();
    expect(pictureSize(Buffer.from('ffd8ffe00000ffe00000ffe0', 'hex'), 'jpeg')).toBeUndefined();
  });
});
