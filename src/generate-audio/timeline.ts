import type { Segment } from './plan-segments.ts';

/** A segment's place in the episode, in MP3 frames of 26.12 ms. */
export interface Placement {
  readonly segment: Segment;
  readonly startFrame: number;
  readonly frames: number;
}

/** Where everything stands in an episode; what no placement covers is silence. */
export interface Timeline {
  readonly placements: readonly Placement[];
  readonly totalFrames: number;
}

/** Silences in frames: within an utterance, between two, between chapters, and at the very end. */
export const PAUSE_FRAMES = { sentence: 10, utterance: 17, chapter: 38, end: 19 } as const;

const pauseBetween = (before: Segment, after: Segment): number => {
  if (before.chapter !== after.chapter) return PAUSE_FRAMES.chapter;
  return before.utterance === after.utterance ? PAUSE_FRAMES.sentence : PAUSE_FRAMES.utterance;
};

/** Lays segments of the given lengths one after the other, with the pauses between them. */
export const layTimeline = (
  segments: readonly Segment[],
  framesOf: (segment: Segment) => number,
): Timeline => {
  const placements: Placement[] = [];
  let at = 0;
  let before: Segment | undefined;
  for (const segment of segments) {
    if (before) at += pauseBetween(before, segment);
    const frames = framesOf(segment);
    placements.push({ segment, startFrame: at, frames });
    at += frames;
    before = segment;
  }
  return { placements, totalFrames: at + PAUSE_FRAMES.end };
};
