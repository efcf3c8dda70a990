import { describe, expect, it } from 'vitest';
import { borrowedBytes, readHeader } from '../../../src/mp3/frame-header.ts';

const header = (...bytes: number[]) => readHeader(Uint8Array.from(bytes), 0);

describe('readHeader', () => {
  it.each([
    // After the tables of ISO 11172-3 and ISO 13818-3; sizes by hand.
    [
      'MPEG-1, 128 kbit/s, 44.1 kHz, joint stereo',
      [0xff, 0xfb, 0x90, 0x64],
      ['1', 44_100, 417, 32],
    ],
    ['the same, padded', [0xff, 0xfb, 0x92, 0x64], ['1', 44_100, 418, 32]],
    ['MPEG-1, 320 kbit/s, 32 kHz, mono', [0xff, 0xfb, 0xe8, 0xc4], ['1', 32_000, 1440, 17]],
    ['MPEG-2, 64 kbit/s, 22.05 kHz, mono', [0xff, 0xf3, 0x80, 0xc4], ['2', 22_050, 208, 9]],
    ['MPEG-2.5, 8 kbit/s, 8 kHz, stereo', [0xff, 0xe3, 0x18, 0x04], ['2.5', 8000, 72, 17]],
  ])('reads %s', (_, bytes, [version, sampleRateHertz, sizeBytes, sideInfoBytes]) => {
    expect(header(...bytes)).toMatchObject({ version, sampleRateHertz, sizeBytes, sideInfoBytes });
  });

  it('knows that a CRC stands before the side information', () => {
    expect(header(0xff, 0xfa, 0x90, 0x64)?.sideInfoAt).toBe(6);
    expect(header(0xff, 0xfb, 0x90, 0x64)?.sideInfoAt).toBe(4);
  });

  it.each([
    ['no sync word', [0xfe, 0xfb, 0x90, 0x64]],
    ['Layer II', [0xff, 0xfd, 0x90, 0x64]],
    ['a version that is reserved', [0xff, 0xeb, 0x90, 0x64]],
    ['a free bit rate', [0xff, 0xfb, 0x00, 0x64]],
    ['a bit rate that is none', [0xff, 0xfb, 0xf0, 0x64]],
    ['a sampling rate that is reserved', [0xff, 0xfb, 0x9c, 0x64]],
    ['three bytes', [0xff, 0xfb, 0x90]],
  ])('takes %s for no header', (_, bytes) => {
    expect(header(...bytes)).toBeUndefined();
  });
});

describe('borrowedBytes', () => {
  it('is a number of nine bits in MPEG-1, of eight in the others', () => {
    const one = Uint8Array.of(0xff, 0xfb, 0x90, 0x64, 0xff, 0x80);
    const two = Uint8Array.of(0xff, 0xf3, 0x80, 0xc4, 0xfe, 0x80);
    expect(borrowedBytes(one, readHeader(one, 0)!)).toBe(511);
    expect(borrowedBytes(two, readHeader(two, 0)!)).toBe(254);
  });
});
