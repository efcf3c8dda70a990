import { StepcastError } from '../../../errors/stepcast-error.ts';

/** Every MP3 of Stepcast: MPEG-1 Layer III, 44.1 kHz, mono, constant 96 kbit/s, no bit reservoir. */
export const MP3_FORMAT = {
  sampleRateHertz: 44_100,
  channels: 1,
  bitRate: 96_000,
  samplesPerFrame: 1152,
} as const;

/** Samples by which LAME's output lags behind its input; a decoder's own delay comes to it (LAME technical FAQ). */
export const ENCODER_DELAY_SAMPLES = 576;

/** Without CRC; 96 kbit/s; 44.1 kHz; mono, original. */
const HEADER = [0xff, 0xfb, 0x70, 0xc4] as const;
const PADDING_BIT = 0x02;
/** ISO 11172-3: 144 × bit rate / sampling rate, rounded down; a padded frame has one byte more. */
const FRAME_BYTES = Math.floor((144 * MP3_FORMAT.bitRate) / MP3_FORMAT.sampleRateHertz);

/** The number of bytes that a constant bit rate gives to so many frames. */
export const idealBytes = (frames: number): number =>
  (frames * MP3_FORMAT.samplesPerFrame * MP3_FORMAT.bitRate) / 8 / MP3_FORMAT.sampleRateHertz;

/** How long so many frames last, in milliseconds, not rounded. */
export const framesToMs = (frames: number): number =>
  (frames * MP3_FORMAT.samplesPerFrame * 1000) / MP3_FORMAT.sampleRateHertz;

/** Thrown when bytes that should be frames of Stepcast's own MP3 format are something else. */
export class NotMp3Frames extends StepcastError {
  override readonly name = 'NotMp3Frames';
  readonly retryable = false;
}

/**
 * Cuts bytes into MP3 frames, which may stand alone since none borrows from another.
 * @throws NotMp3Frames for a byte that belongs to no frame of MP3_FORMAT.
 */
export const splitFrames = (bytes: Uint8Array): Uint8Array[] => {
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const flags = bytes[at + 2] ?? 0;
    const size = FRAME_BYTES + (flags & PADDING_BIT ? 1 : 0);
    const isHeader =
      bytes[at] === HEADER[0] &&
      bytes[at + 1] === HEADER[1] &&
      (flags & 0xfc) === HEADER[2] &&
      ((bytes[at + 3] ?? 0) & 0xc0) === 0xc0;
    const frame = bytes.subarray(at, at + size);
    // The first nine bits after the header count bytes borrowed from earlier frames.
    const borrows = frame[4] !== 0 || ((frame[5] ?? 0) & 0x80) !== 0;
    if (!isHeader || frame.length < size || borrows) {
      throw new NotMp3Frames(
        `No whole MP3 frame of 44.1 kHz, mono, 96 kbit/s without bit reservoir at byte ${at} of ${bytes.length}.`,
      );
    }
    frames.push(frame);
    at += size;
  }
  return frames;
};

/** A frame of silence: no bits for any band. `padded` makes it a byte longer. */
export const silentFrame = (padded: boolean): Uint8Array => {
  const frame = new Uint8Array(FRAME_BYTES + (padded ? 1 : 0));
  frame.set(HEADER);
  if (padded) frame[2] = HEADER[2] | PADDING_BIT;
  return frame;
};
