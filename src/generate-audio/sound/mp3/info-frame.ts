import { ENCODER_DELAY_SAMPLES, silentFrame } from './frames.ts';

const SIDE_INFO_BYTES = 17;
const TAG_AT = 4 + SIDE_INFO_BYTES;
const TOC_ENTRIES = 100;
const LAME_AT = TAG_AT + 120;
const CRC_AT = LAME_AT + 34;
const HAS_FRAMES_BYTES_TOC_QUALITY = 0x0f;
const CONSTANT_BIT_RATE = 0x01;

/** CRC-16 with the polynomial 0x8005, reflected, as LAME's tag has it. */
const crc16 = (bytes: Uint8Array): number => {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
};

interface InfoOptions {
  /** Frames that follow this one, and their bytes. */
  readonly frames: number;
  readonly bytes: number;
  /** Samples at the end that are no sound, as an encoder counts them: without the decoder's delay. */
  readonly paddingSamples: number;
}

/**
 * The frame before the first that holds sound: a Xing header named `Info` (constant bit rate) with
 * LAME's extension, by which players know the length, seek by bytes, and leave out the encoder's
 * delay and padding. After "Mp3 Info Tag rev 1" of the LAME project.
 */
export const infoFrame = ({ frames, bytes, paddingSamples }: InfoOptions): Uint8Array => {
  const frame = silentFrame(false);
  const view = new DataView(frame.buffer);
  const write = (at: number, text: string) => frame.set(new TextEncoder().encode(text), at);
  write(TAG_AT, 'Info');
  view.setUint32(TAG_AT + 4, HAS_FRAMES_BYTES_TOC_QUALITY);
  view.setUint32(TAG_AT + 8, frames);
  view.setUint32(TAG_AT + 12, bytes + frame.length);
  for (let i = 0; i < TOC_ENTRIES; i++) {
    frame[TAG_AT + 16 + i] = Math.floor((i * 256) / TOC_ENTRIES);
  }
  write(LAME_AT, 'LAME3.100');
  frame[LAME_AT + 9] = CONSTANT_BIT_RATE;
  // Two twelve-bit numbers in three bytes.
  frame[LAME_AT + 21] = ENCODER_DELAY_SAMPLES >> 4;
  frame[LAME_AT + 22] = ((ENCODER_DELAY_SAMPLES & 0x0f) << 4) | (paddingSamples >> 8);
  frame[LAME_AT + 23] = paddingSamples & 0xff;
  view.setUint32(LAME_AT + 28, bytes + frame.length);
  view.setUint16(CRC_AT, crc16(frame.subarray(0, CRC_AT)));
  return frame;
};
