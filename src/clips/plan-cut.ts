import { DECODER_DELAY_SAMPLES, readHeader } from '../mp3/frame-header.ts';
import type { FrameMap } from '../mp3/frame-map.ts';
import { infoFrame } from '../mp3/info-frame.ts';
import { silentFrame } from '../mp3/silent-frame.ts';

/** A stretch of what is heard, in milliseconds from its start. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** How a clip is put together, all of it known before a byte of sound is read. */
export interface CutPlan {
  /** The first and the last frame that are copied. */
  readonly first: number;
  readonly last: number;
  /** The first frame that is read: those before `first` lend it their bytes. */
  readonly readFrom: number;
  /** What is read of the file: from the first byte to before the last. */
  readonly range: { readonly start: number; readonly end: number };
  /** What comes before the copied frames: the tag, and silence. */
  readonly head: readonly Uint8Array[];
  /** The silence that carries what `first` borrows, after `head`; none where nothing is borrowed. */
  readonly carrier: Uint8Array | undefined;
  /** Of the whole clip. */
  readonly sizeBytes: number;
}

/** A decoder that starts cold is right after the overlap of its transform and the memory of its filter bank. */
const OVERLAP_SAMPLES = 576;
const FILTER_BANK_SAMPLES = 512;
/** The most that a frame has besides sound: header, CRC, side information. */
const MOST_OVERHEAD_BYTES = 38;

/** A tag has twelve bits for what is left out at an end. */
const MOST_PADDING_SAMPLES = 4095;

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** The frame from which on frames can lend all that `first` may borrow. */
const firstLender = ({ mostBorrowed, sizes }: FrameMap, first: number): number => {
  let missing = mostBorrowed;
  let lender = first;
  while (missing > 0 && lender > 0) {
    lender -= 1;
    missing -= Math.max(1, (sizes[lender] ?? 0) - MOST_OVERHEAD_BYTES);
  }
  return lender;
};

/**
 * Plans the clip of a stretch, which lies within the sound and isn't empty. Whole frames are copied,
 * with one or two before the first that is heard, so that a decoder is warm by then; the tag tells
 * players to leave out what is before and after the stretch, to the sample.
 */
export const planCut = (map: FrameMap, { startMs, endMs }: Stretch): CutPlan => {
  const { samplesPerFrame, sampleRateHertz, delaySamples, lengthSamples, sizes, starts } = map;
  const toSample = (ms: number) =>
    delaySamples + Math.min(lengthSamples, Math.round((ms * sampleRateHertz) / 1000));
  const startSample = toSample(startMs);
  const endSample = Math.max(startSample + 1, toSample(endMs));
  const heardLast = Math.min(sizes.length - 1, Math.floor((endSample - 1) / samplesPerFrame));
  const last = Math.max(heardLast, Math.min(map.firstWhole, sizes.length - 1));
  const warmFrom = startSample - OVERLAP_SAMPLES - FILTER_BANK_SAMPLES;
  const wanted = Math.max(map.firstWhole, Math.floor(warmFrom / samplesPerFrame));
  const first = Math.min(last, Math.max(0, wanted));
  const isLent = map.mostBorrowed > 0 && first > 0;

  // What a tag can tell to leave out begins with the decoder's own delay.
  const before = startSample - first * samplesPerFrame;
  const least = Math.ceil((DECODER_DELAY_SAMPLES - before) / samplesPerFrame);
  const silences = Math.max(0, least, isLent ? 1 : 0);
  const carrier = isLent ? silentFrame(map.header, { room: map.mostBorrowed }) : undefined;
  const plain = Array.from({ length: silences - (carrier ? 1 : 0) }, () =>
    silentFrame(map.header, {}),
  );
  const skipped = before + silences * samplesPerFrame;
  const copied = Array.from({ length: last - first + 1 }, (_, n) => sizes[first + n] ?? 0);
  const following = [...plain, ...(carrier ? [carrier] : [])].map(({ length }) => length);
  following.push(...copied);
  const bytes = sum(following);
  const surplus = following.length * samplesPerFrame - skipped - (endSample - startSample);
  const nominal = readHeader(map.header, 0)?.sizeBytes ?? 0;
  const isConstant = following.every((size) => Math.abs(size - nominal) <= 1);
  const info = infoFrame({
    like: map.header,
    frames: { count: following.length, bytes, sizes: isConstant ? undefined : following },
    delaySamples: skipped - DECODER_DELAY_SAMPLES,
    paddingSamples: Math.min(MOST_PADDING_SAMPLES, surplus + DECODER_DELAY_SAMPLES),
  });
  const readFrom = isLent ? firstLender(map, first) : first;
  return {
    ...{ first, last, readFrom, carrier },
    range: { start: starts[readFrom] ?? 0, end: (starts[last] ?? 0) + (sizes[last] ?? 0) },
    head: [info, ...plain],
    sizeBytes: info.length + bytes,
  };
};
