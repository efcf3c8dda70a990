import { StepcastError } from '../errors/stepcast-error.ts';
import { scanFrames } from '../mp3/scan-frames.ts';
import { cutClip } from './cut-clip.ts';
import { planCut, type Stretch } from './plan-cut.ts';
import type { ByteRange, ClipEncoder } from './ports.ts';

/** Sound that lies somewhere, and can be read from any byte on. */
export type SoundReader = (range?: ByteRange) => AsyncIterable<Uint8Array>;

/** Thrown when a clip would begin where the sound has ended. */
export class PastEnd extends StepcastError {
  override readonly name = 'PastEnd';
  readonly retryable = false;
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const encodeClip = async (read: SoundReader, stretch: Stretch, encoder: ClipEncoder) => {
  const bytes = await encoder.encode(read(), stretch);
  const made = await scanFrames(inOne(bytes));
  const { lengthSamples = 0, sampleRateHertz = 1 } = made ?? {};
  const durationMs = Math.round((lengthSamples * 1000) / sampleRateHertz);
  if (durationMs === 0) throw new PastEnd('The sound has ended before that.');
  const endMs = Math.min(stretch.endMs, stretch.startMs + durationMs);
  return { bytes, stretch: { startMs: stretch.startMs, endMs } };
};

/**
 * The clip of a stretch of any sound, as an MP3, and the stretch that it has: what runs beyond the
 * end ends with it. Of an MP3 frames are copied; anything else is encoded.
 * @throws PastEnd
 */
export const clipOfSound = async (
  read: SoundReader,
  stretch: Stretch,
  encoder: ClipEncoder,
): Promise<{ readonly bytes: Uint8Array; readonly stretch: Stretch }> => {
  const map = await scanFrames(read());
  if (map === undefined) return encodeClip(read, stretch, encoder);
  const soundMs = Math.round((map.lengthSamples * 1000) / map.sampleRateHertz);
  if (stretch.startMs >= soundMs) {
    throw new PastEnd(`The sound is ${soundMs} ms long; a clip begins before its end.`);
  }
  const clamped = { startMs: stretch.startMs, endMs: Math.min(stretch.endMs, soundMs) };
  const plan = planCut(map, clamped);
  const parts: Uint8Array[] = [];
  for await (const part of cutClip(plan, map, read(plan.range))) parts.push(part);
  return { bytes: Buffer.concat(parts), stretch: clamped };
};
