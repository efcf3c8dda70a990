/** What the four bytes at the head of a Layer III frame say (ISO 11172-3 §2.4.1.3, ISO 13818-3; MPEG-2.5 is Fraunhofer's extension). */
export interface FrameHeader {
  readonly version: '1' | '2' | '2.5';
  readonly sampleRateHertz: number;
  readonly samplesPerFrame: 576 | 1152;
  /** Bits a second. */
  readonly bitRate: number;
  readonly isMono: boolean;
  /** Of the whole frame. */
  readonly sizeBytes: number;
  /** Bytes from the frame's start to its side information. */
  readonly sideInfoAt: 4 | 6;
  readonly sideInfoBytes: 9 | 17 | 32;
}

const VERSIONS = ['2.5', undefined, '2', '1'] as const;
const LAYER_3 = 1;
const RATES_HERTZ = [44_100, 48_000, 32_000] as const;
const RATE_DIVISORS = { '1': 1, '2': 2, '2.5': 4 } as const;
const KILOBITS_1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;
const KILOBITS_2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;

/** The largest Layer III frame: 320 kbit/s at 32 kHz, padded. */
export const MAX_FRAME_BYTES = 1441;
/** Samples by which a decoder's filter bank lags behind its input, beside the 576 of its transform's overlap (LAME technical FAQ). */
export const DECODER_DELAY_SAMPLES = 529;

/**
 * Reads the header at a byte; undefined where there is none. Frames of a free bit rate count as
 * none: nothing says how long they are.
 */
export const readHeader = (bytes: Uint8Array, at: number): FrameHeader | undefined => {
  const [sync = 0, kind = 0, rates = 0, mode = 0] = [
    bytes[at],
    bytes[at + 1],
    bytes[at + 2],
    bytes[at + 3],
  ];
  if (at + 4 > bytes.length || sync !== 0xff || (kind & 0xe0) !== 0xe0) return undefined;
  const version = VERSIONS[(kind >> 3) & 3];
  const rate = RATES_HERTZ[(rates >> 2) & 3];
  if (version === undefined || ((kind >> 1) & 3) !== LAYER_3 || rate === undefined)
    return undefined;
  const kilobits = (version === '1' ? KILOBITS_1 : KILOBITS_2)[(rates >> 4) - 1];
  if (kilobits === undefined) return undefined;
  const sampleRateHertz = rate / RATE_DIVISORS[version];
  const samplesPerFrame = version === '1' ? 1152 : 576;
  const bitRate = kilobits * 1000;
  const isMono = mode >> 6 === 3;
  return {
    ...{ version, sampleRateHertz, samplesPerFrame, bitRate, isMono },
    sizeBytes: Math.floor(((samplesPerFrame / 8) * bitRate) / sampleRateHertz) + ((rates >> 1) & 1),
    sideInfoAt: (kind & 1) === 0 ? 6 : 4,
    sideInfoBytes: version === '1' ? (isMono ? 17 : 32) : isMono ? 9 : 17,
  };
};

/** Whether two frames can follow one another in a file: a decoder is set up for one rate. */
export const areAlike = (a: FrameHeader, b: FrameHeader): boolean =>
  a.version === b.version && a.sampleRateHertz === b.sampleRateHertz;

/** Bytes of earlier frames in which this frame's sound begins (`main_data_begin`). */
export const borrowedBytes = (frame: Uint8Array, { version, sideInfoAt }: FrameHeader): number => {
  const first = frame[sideInfoAt] ?? 0;
  return version === '1' ? (first << 1) | ((frame[sideInfoAt + 1] ?? 0) >> 7) : first;
};

/** The part of a frame that holds sound, its own or that of frames after it. */
export const mainDataOf = (
  frame: Uint8Array,
  { sideInfoAt, sideInfoBytes }: FrameHeader,
): Uint8Array => frame.subarray(sideInfoAt + sideInfoBytes);
