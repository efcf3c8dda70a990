import { describe, expect, it } from 'vitest';
import { readWav, writeWav } from '../../../src/generate-audio/sound/wav.ts';
import { asWav, aTone } from '../../support/audio/sounds.ts';

const wav = asWav(aTone({ seconds: 0.5, levelDbfs: -6 }));

describe('readWav', () => {
  it('reads the samples and their rate', () => {
    const sound = readWav(wav);
    expect(sound).toMatchObject({ sampleRateHertz: 24_000 });
    expect('samples' in sound && sound.samples.length).toBe(12_000);
    expect('samples' in sound && Math.max(...sound.samples)).toBeCloseTo(0.5, 1);
  });

  it('finds the samples behind other chunks, of odd sizes too', () => {
    const list = Buffer.concat([Buffer.from('LIST\x03\0\0\0abc\0', 'latin1')]);
    const withList = Buffer.concat([wav.subarray(0, 36), list, wav.subarray(36)]);
    expect(readWav(withList)).toEqual(readWav(wav));
  });

  it('reads to the end where the writer did not know the size', () => {
    const streamed = Buffer.from(wav);
    streamed.writeUInt32LE(0xffffffff, 40);
    expect(readWav(streamed)).toEqual(readWav(wav));
  });

  it.each([
    ['nothing', Buffer.alloc(0), /no audio/],
    ['another format', Buffer.from('ID3 and then some MP3 frames'), /no WAV file/],
    ['a header cut off', wav.subarray(0, 20), /holds no sound/],
    ['half a file', wav.subarray(0, wav.length / 2), /cut off: 11978 of 24000 bytes/],
  ])('says what is wrong with %s', (_, bytes, problem) => {
    expect(readWav(bytes)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('refuses stereo', () => {
    const stereo = Buffer.from(wav);
    stereo.writeUInt16LE(2, 22);
    expect(readWav(stereo)).toEqual({
      isOtherFormat: true,
      problem: expect.stringContaining('2 channels'),
    });
  });
});

describe('writeWav', () => {
  it('writes what readWav reads, and clips what is too loud', () => {
    const sound = { sampleRateHertz: 24_000, samples: Float32Array.of(0, 0.5, -0.25, 1.5, -1.5) };
    const read = readWav(writeWav(sound));
    expect(read).toMatchObject({ sampleRateHertz: 24_000 });
    expect('samples' in read && [...read.samples]).toEqual([0, 0.5, -0.25, 32_767 / 32_768, -1]);
  });
});
