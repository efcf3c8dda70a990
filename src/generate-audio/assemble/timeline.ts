import type { Segment } from '../segments/plan-segments.ts';

/** Something that is heard in an episode, by the key of its MP3. */
export type Sounding = Pick<Segment, 'key'>;

/** A sound of the show's own, as long as so many MP3 frames. */
export interface Jingle extends Sounding {
  readonly frames: number;
}

/** What is heard before the first word and after the last one. */
export interface Jingles {
  readonly intro?: Jingle | undefined;
  readonly outro?: Jingle | undefined;
}

/** A segment's place in the episode, in MP3 frames of 26.12 ms. */
export interface Placement {
  readonly segment: Segment;
  readonly startFrame: number;
  readonly frames: number;
}

/** Where everything stands in an episode; what no sound covers is silence. */
export interface Timeline {
  /** What is spoken. */
  readonly placements: readonly Placement[];
  /** All that is heard, in order. */
  readonly sounds: readonly { readonly sound: Sounding; readonly startFrame: number }[];
  readonly totalFrames: number;
}

/** Silences in frames: within an utterance, between two, between chapters, beside a jingle, and at the very end. */
export const PAUSE_FRAMES = {
  sentence: 10,
  utterance: 17,
  chapter: 38,
  jingle: 19,
  end: 19,
} as const;

const pauseBetween = (before: Segment, after: Segment): number => {
  if (before.chapter !== after.chapter) return PAUSE_FRAMES.chapter;
  return before.utterance === after.utterance ? PAUSE_FRAMES.sentence : PAUSE_FRAMES.utterance;
};

/** Lays segments of the given lengths one after the other, with the pauses between them, and the jingles around them. */
export const layTimeline = (
  segments: readonly Segment[],
  framesOf: (segment: Segment) => number,
  { intro, outro }: Jingles = {},
): Timeline => {
  const placements: Placement[] = [];
  let at = intro ? intro.frames + PAUSE_FRAMES.jingle : 0;
  let before: Segment | undefined;
  for (const segment of segments) {
    if (before) at += pauseBetween(before, segment);
    const frames = framesOf(segment);
    placements.push({ segment, startFrame: at, frames });
    at += frames;
    before = segment;
  }
  const outroAt = at + PAUSE_FRAMES.jingle;
  return {
    placements,
    sounds: [
      ...(intro ? [{ sound: intro, startFrame: 0 }] : []),
      ...placements.map(({ segment, startFrame }) => ({ sound: segment, startFrame })),
      ...(outro ? [{ sound: outro, startFrame: outroAt }] : []),
    ],
    totalFrames: (outro ? outroAt + outro.frames : at) + PAUSE_FRAMES.end,
  };
};
