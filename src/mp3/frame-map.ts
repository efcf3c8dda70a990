import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FrameIndex } from '../episode/sound/frame-index.ts';
import { StepcastError } from '../errors/stepcast-error.ts';

/** Where each frame of sound of a file lies, and what is known of their sound. */
export interface FrameMap
  extends Pick<
    FrameIndex,
    | 'sampleRateHertz'
    | 'samplesPerFrame'
    | 'delaySamples'
    | 'lengthSamples'
    | 'mostBorrowed'
    | 'firstWhole'
    | 'sizeBytes'
  > {
  /** The first frame's four bytes. */
  readonly header: Uint8Array;
  /** Bytes from the file's start to each frame. */
  readonly starts: Readonly<ArrayLike<number>>;
  readonly sizes: Readonly<ArrayLike<number>>;
}

/** Thrown when a frame index contradicts itself: it was not written by Stepcast, or damaged. */
export class BadFrameIndex extends StepcastError {
  override readonly name = 'BadFrameIndex';
  readonly retryable = false;
}

/** A day of the shortest frames: more than that is no index, but an attempt to fill memory. */
const MOST_FRAMES = 4_000_000;

/** How a map is kept. */
export const packFrames = (map: FrameMap): FrameIndex => {
  const { header, starts, sizes: each, ...facts } = map;
  const sizes = [...new Set(Array.from(each))].sort((a, b) => a - b);
  const places = new Map(sizes.map((size, place) => [size, place]));
  const gaps: [number, number][] = [];
  for (let n = 1; n < each.length; n++) {
    const gap = (starts[n] ?? 0) - (starts[n - 1] ?? 0) - (each[n - 1] ?? 0);
    if (gap > 0) gaps.push([n, gap]);
  }
  const sizeOfFrame = Uint8Array.from(each, (size) => places.get(size) ?? 0);
  return {
    version: '1.1',
    ...facts,
    frames: each.length,
    header: Buffer.from(header).toString('hex'),
    startsAt: starts[0] ?? 0,
    gaps,
    sizes,
    sizeOfFrame: deflateRawSync(sizeOfFrame).toString('base64'),
  };
};

/** The map that was kept. @throws BadFrameIndex */
export const unpackFrames = (index: FrameIndex): FrameMap => {
  const {
    frames,
    header,
    startsAt,
    gaps,
    sizes: sizesByPlace,
    sizeOfFrame,
    version: _,
    ...facts
  } = index;
  if (frames > MOST_FRAMES) throw new BadFrameIndex(`The frame index counts ${frames} frames.`);
  const places = inflateRawSync(Buffer.from(sizeOfFrame, 'base64'), {
    maxOutputLength: frames + 1,
  });
  const sizes = new Uint16Array(places.length);
  const starts = new Float64Array(places.length);
  let at = startsAt;
  let gap = 0;
  for (let n = 0; n < places.length; n++) {
    if (gaps[gap]?.[0] === n) at += gaps[gap++]?.[1] ?? 0;
    const size = sizesByPlace[places[n] ?? 0] ?? 0;
    sizes[n] = size;
    starts[n] = at;
    at += size;
  }
  if (sizes.length !== frames || at > facts.sizeBytes || sizes.includes(0)) {
    throw new BadFrameIndex(
      `The frame index has the sizes of ${sizes.length} frames up to byte ${at}, but counts ${frames} frames in ${facts.sizeBytes} bytes.`,
    );
  }
  return { ...facts, header: Uint8Array.from(Buffer.from(header, 'hex')), starts, sizes };
};
