import { DECODER_DELAY_SAMPLES, type FrameHeader } from './frame-header.ts';

/** What a frame that heads a file says of the sound after it, in samples of a decoder's output. */
export interface InfoTag {
  /** Samples before the first that is meant to be heard. */
  readonly delaySamples: number;
  /** Samples after the last. */
  readonly paddingSamples: number;
}

/** Encoders that are known to write their delays where LAME does. */
const WRITES_DELAYS = /^(LAME|Lavf|Lavc)/;
const VBRI_AT = 36;

/** The optional parts of a Xing header, by the bits that announce them: frames, bytes, table, quality. */
const PARTS_BYTES = [4, 4, 100, 4] as const;

const textAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * Reads the tag of Xing's or Fraunhofer's kind that a file's first frame may hold instead of sound;
 * undefined for a frame of sound. Without LAME's extension nothing is left out, as decoders do.
 */
export const readInfoFrame = (frame: Uint8Array, header: FrameHeader): InfoTag | undefined => {
  // Encoders write it where the side information of a frame without CRC ends, whatever this one has.
  const at = 4 + header.sideInfoBytes;
  const none = { delaySamples: 0, paddingSamples: 0 };
  if (textAt(frame, VBRI_AT) === 'VBRI') return none;
  if (textAt(frame, at) !== 'Xing' && textAt(frame, at) !== 'Info') return undefined;
  const parts = frame[at + 7] ?? 0;
  const lame = PARTS_BYTES.reduce((to, size, i) => to + ((parts >> i) & 1 ? size : 0), at + 8);
  if (!WRITES_DELAYS.test(textAt(frame, lame))) return none;
  const [a = 0, b = 0, c = 0] = frame.subarray(lame + 21, lame + 24);
  return {
    delaySamples: ((a << 4) | (b >> 4)) + DECODER_DELAY_SAMPLES,
    paddingSamples: Math.max(0, (((b & 0x0f) << 8) | c) - DECODER_DELAY_SAMPLES),
  };
};
