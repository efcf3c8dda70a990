import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FrameIndex } from '../../episode/sound/frame-index.ts';
import { DECODER_DELAY_SAMPLES } from '../../mp3/frame-header.ts';
import { type FrameMap, packFrames } from '../../mp3/frame-map.ts';
import {
  ENCODER_DELAY_SAMPLES,
  idealBytes,
  MP3_FORMAT,
  silentFrame,
  splitFrames,
} from '../sound/mp3/frames.ts';
import { infoFrame } from '../sound/mp3/info-frame.ts';
import { shiftGain } from '../sound/mp3/shift-gain.ts';
import type { Sounding, Timeline } from './timeline.ts';

interface JoinOptions {
  readonly timeline: Timeline;
  /** Where a sound's frames lie. */
  readonly fileOf: (sound: Sounding) => string;
  /** An ID3v2 tag. */
  readonly tags: Uint8Array;
  /** By how many steps of 1.5 dB a sound is made louder. */
  readonly gainOf: (sound: Sounding) => number;
  readonly path: string;
}

/** Holds what the encoder's and the decoder's delay push past the last frame of sound. */
const FLUSH_FRAMES = 1;
const SILENCE = silentFrame(false);
const PADDED_SILENCE = silentFrame(true);

/** The frames of an episode, one sound in memory at a time, silences chosen so that the bit rate stays constant. */
async function* episodeFrames({ timeline, fileOf, gainOf }: JoinOptions) {
  let frames = 0;
  let bytes = 0;
  const silenceUntil = (end: number): Uint8Array[] => {
    const silence: Uint8Array[] = [];
    while (frames < end) {
      const isPadded = idealBytes(frames + 1) - bytes >= PADDED_SILENCE.length;
      const frame = isPadded ? PADDED_SILENCE : SILENCE;
      frames += 1;
      bytes += frame.length;
      silence.push(frame);
    }
    return silence;
  };
  for (const { sound, startFrame } of timeline.sounds) {
    yield silenceUntil(startFrame);
    const stored = splitFrames(await readFile(fileOf(sound)));
    const gain = gainOf(sound);
    const heard = gain === 0 ? stored : stored.map((frame) => shiftGain(frame, gain));
    frames += heard.length;
    for (const frame of heard) bytes += frame.length;
    yield heard;
  }
  yield silenceUntil(timeline.totalFrames + FLUSH_FRAMES);
}

/** What was written. */
export interface JoinedEpisode {
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly frameIndex: FrameIndex;
}

/** Where the frames lie that follow so many bytes; none of them borrows from another. */
const toFrameMap = (sizes: readonly number[], startsAt: number): FrameMap => {
  let end = startsAt;
  const starts = sizes.map((size) => {
    end += size;
    return end - size;
  });
  const { sampleRateHertz, samplesPerFrame } = MP3_FORMAT;
  return {
    ...{ sampleRateHertz, samplesPerFrame, starts, sizes },
    delaySamples: ENCODER_DELAY_SAMPLES + DECODER_DELAY_SAMPLES,
    lengthSamples: (sizes.length - FLUSH_FRAMES) * samplesPerFrame,
    mostBorrowed: 0,
    firstWhole: 0,
    header: SILENCE.slice(0, 4),
    sizeBytes: end,
  };
};

/**
 * Writes the episode's MP3 file by copying frames: tag, `Info` frame, sounds and silences.
 * Players that heed the Info frame play exactly the timeline; others start 25 ms late.
 */
export const joinSegments = async (options: JoinOptions): Promise<JoinedEpisode> => {
  const sizes: number[] = [];
  for await (const chunk of episodeFrames(options))
    sizes.push(...chunk.map(({ length }) => length));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const frames = options.timeline.totalFrames + FLUSH_FRAMES;
  const unheard = FLUSH_FRAMES * MP3_FORMAT.samplesPerFrame - ENCODER_DELAY_SAMPLES;
  const info = infoFrame({ frames, bytes, paddingSamples: unheard });
  const hash = createHash('sha256');
  const file = async function* () {
    for (const head of [options.tags, info]) {
      hash.update(head);
      yield head;
    }
    for await (const chunk of episodeFrames(options)) {
      const sound = Buffer.concat(chunk);
      hash.update(sound);
      yield sound;
    }
  };
  await pipeline(Readable.from(file()), createWriteStream(options.path));
  return {
    sha256: hash.digest('hex'),
    frameIndex: packFrames(toFrameMap(sizes, options.tags.length + info.length)),
  };
};
