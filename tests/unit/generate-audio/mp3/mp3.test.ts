import { describe, expect, it } from 'vitest';
import {
  framesToMs,
  idealBytes,
  NotMp3Frames,
  silentFrame,
  splitFrames,
} from '../../../../src/generate-audio/sound/mp3/frames.ts';
import { infoFrame } from '../../../../src/generate-audio/sound/mp3/info-frame.ts';
import { GAIN_STEP_DB, shiftGain } from '../../../../src/generate-audio/sound/mp3/shift-gain.ts';

describe('splitFrames', () => {
  it('cuts frames with and without padding', () => {
    const bytes = Buffer.concat([silentFrame(false), silentFrame(true), silentFrame(false)]);
    expect(splitFrames(bytes).map(({ length }) => length)).toEqual([313, 314, 313]);
  });

  it.each([
    ['a tag', Buffer.from('ID3 something')],
    ['a frame cut off', silentFrame(false).subarray(0, 300)],
    [
      'a frame that borrows bits from the one before',
      silentFrame(false).map((byte, i) => (i === 4 ? 3 : byte)),
    ],
    ['another sampling rate', silentFrame(false).map((byte, i) => (i === 2 ? byte | 4 : byte))],
  ])('refuses %s', (_, bytes) => {
    expect(() => splitFrames(bytes)).toThrow(NotMp3Frames);
  });

  it('knows what a frame lasts and weighs', () => {
    expect(framesToMs(38.28125)).toBeCloseTo(1000, 5);
    expect(idealBytes(44_100)).toBe(1152 * 12_000);
  });
});

describe('infoFrame', () => {
  const frame = Buffer.from(infoFrame({ frames: 1000, bytes: 313_469, paddingSamples: 576 }));

  it('is a frame of the same format that counts those behind it', () => {
    expect(splitFrames(frame)).toHaveLength(1);
    expect(frame.toString('latin1', 21, 25)).toBe('Info');
    expect(frame.readUInt32BE(29)).toBe(1000);
    expect(frame.readUInt32BE(33)).toBe(313_469 + 313);
  });

  it("states LAME's delay and padding in twelve bits each", () => {
    expect(frame.readUIntBE(141 + 21, 3)).toBe((576 << 12) | 576);
  });
});

describe('shiftGain', () => {
  /** A frame whose two granules have some data and these gains. */
  const withGains = (first: number, second: number) => {
    const bits = [...silentFrame(false)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const put = (text: string, at: number, value: number, width: number) =>
      text.slice(0, at) + value.toString(2).padStart(width, '0') + text.slice(at + width);
    let text = put(put(bits, 50, 100, 12), 71, first, 8);
    text = put(put(text, 109, 100, 12), 130, second, 8);
    return Uint8Array.from(text.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  };

  it('changes the gain of both granules and nothing else', () => {
    expect(shiftGain(withGains(170, 181), -2)).toEqual(withGains(168, 179));
    expect(shiftGain(withGains(170, 181), 3)).toEqual(withGains(173, 184));
  });

  it('leaves silence and the given frame alone, and stays within eight bits', () => {
    const silent = silentFrame(false);
    expect(shiftGain(silent, 4)).toEqual(silent);
    const given = withGains(254, 1);
    expect(shiftGain(given, 4)).toEqual(withGains(255, 5));
    expect(given).toEqual(withGains(254, 1));
  });

  it('moves by a decibel and a half a step', () => {
    expect(GAIN_STEP_DB).toBeCloseTo(1.505, 3);
  });
});
