import { crc16 } from './crc16.ts';
import { readHeader } from './frame-header.ts';
import { silentFrame } from './silent-frame.ts';

const TOC_ENTRIES = 100;
const TOC_AT = 16;
const LAME_AT = 120;
/** Of the tag, with LAME's extension. */
const TAG_BYTES = 156;
const HAS_FRAMES_BYTES_TOC_QUALITY = 0x0f;
const CONSTANT_BIT_RATE = 0x01;
const VARIABLE_BIT_RATE = 0x04;

export interface InfoOptions {
  /** A frame, or its header, of the file that this one is to head. */
  readonly like: Uint8Array;
  /** The frames that follow this one: their number and bytes, and where the bit rate varies each one's. */
  readonly frames: {
    readonly count: number;
    readonly bytes: number;
    readonly sizes?: readonly number[] | undefined;
  };
  /** Samples at the start and the end that are no sound, as an encoder counts them: without the decoder's delay; 4095 at most. */
  readonly delaySamples: number;
  readonly paddingSamples: number;
}

/** For each hundredth of the sound, how much of the file lies before it, in 256ths. */
const tableOf = (sizes: readonly number[], headBytes: number): number[] => {
  const total = sizes.reduce((sum, size) => sum + size, headBytes);
  const table: number[] = [];
  let before = headBytes;
  sizes.forEach((size, i) => {
    while (table.length < TOC_ENTRIES && (table.length * sizes.length) / TOC_ENTRIES <= i) {
      table.push(Math.min(255, Math.floor((256 * before) / total)));
    }
    before += size;
  });
  while (table.length < TOC_ENTRIES) table.push(255);
  return table;
};

const evenTable = (): number[] =>
  Array.from({ length: TOC_ENTRIES }, (_, i) => Math.floor((i * 256) / TOC_ENTRIES));

/**
 * The frame before the first that holds sound: a Xing header (named `Info` at a constant bit rate)
 * with LAME's extension, by which players know the length, seek by bytes, and leave out what is no
 * sound at both ends. After "Mp3 Info Tag rev 1" of the LAME project.
 */
export const infoFrame = ({
  like,
  frames,
  delaySamples,
  paddingSamples,
}: InfoOptions): Uint8Array => {
  const frame = silentFrame(like, { room: TAG_BYTES });
  const header = readHeader(frame, 0);
  if (header === undefined) throw new TypeError('A silent frame has a header.');
  const view = new DataView(frame.buffer);
  const at = header.sideInfoAt + header.sideInfoBytes;
  const write = (to: number, text: string) => frame.set(new TextEncoder().encode(text), to);
  const { count, bytes, sizes } = frames;
  write(at, sizes ? 'Xing' : 'Info');
  view.setUint32(at + 4, HAS_FRAMES_BYTES_TOC_QUALITY);
  view.setUint32(at + 8, count);
  view.setUint32(at + 12, bytes + frame.length);
  frame.set(sizes ? tableOf(sizes, frame.length) : evenTable(), at + TOC_AT);
  const lame = at + LAME_AT;
  write(lame, 'LAME3.100');
  frame[lame + 9] = sizes ? VARIABLE_BIT_RATE : CONSTANT_BIT_RATE;
  // Two twelve-bit numbers in three bytes.
  frame[lame + 21] = delaySamples >> 4;
  frame[lame + 22] = ((delaySamples & 0x0f) << 4) | (paddingSamples >> 8);
  frame[lame + 23] = paddingSamples & 0xff;
  view.setUint32(lame + 28, bytes + frame.length);
  view.setUint16(lame + 34, crc16(frame.subarray(0, lame + 34)));
  return frame;
};
