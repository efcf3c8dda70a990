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

/** How listeners notice that something else is told. */
export interface Breaks {
  /** Heard between two chapters, before one that tells a story. */
  readonly sting?: Jingle | undefined;
  /** Whether pauses are longer where the subject changes. */
  readonly hasPauses: boolean;
  /** Whether a chapter, counted from 0, tells a story; the opening and the closing tell none. */
  readonly isStory: (chapter: number) => boolean;
}

/**
 * Silences in frames: within an utterance, between two, between two items that one speaker tells, between
 * chapters and between stories, before and behind a sting, beside a jingle, and at the very end.
 */
export const PAUSE_FRAMES = {
  sentence: 10,
  utterance: 17,
  item: 28,
  chapter: 38,
  story: 54,
  beforeSting: 15,
  behindSting: 12,
  jingle: 19,
  end: 19,
} as const;

/** What longer pauses add on either side of a sting. */
const STING_PAUSE_FRAMES = 12;

/** A speaker who begins anew within a chapter begins with something else: a turn that goes on is one utterance. */
const isItem = (before: Segment, after: Segment): boolean =>
  before.chapter === after.chapter &&
  before.utterance !== after.utterance &&
  before.role === after.role;

const pauseBetween = (before: Segment, after: Segment, { hasPauses, isStory }: Breaks): number => {
  if (before.chapter !== after.chapter) {
    return hasPauses && isStory(after.chapter) ? PAUSE_FRAMES.story : PAUSE_FRAMES.chapter;
  }
  if (before.utterance === after.utterance) return PAUSE_FRAMES.sentence;
  return hasPauses && isItem(before, after) ? PAUSE_FRAMES.item : PAUSE_FRAMES.utterance;
};

const NO_BREAKS: Breaks = { hasPauses: false, isStory: () => false };

/** Lays segments of the given lengths one after the other, with what parts them, and the jingles around them. */
export const layTimeline = (
  segments: readonly Segment[],
  framesOf: (segment: Segment) => number,
  { intro, outro }: Jingles = {},
  breaks: Breaks = NO_BREAKS,
): Timeline => {
  const { sting, hasPauses, isStory } = breaks;
  const around = hasPauses ? STING_PAUSE_FRAMES : 0;
  const placements: Placement[] = [];
  const sounds: { sound: Sounding; startFrame: number }[] = intro
    ? [{ sound: intro, startFrame: 0 }]
    : [];
  let at = intro ? intro.frames + PAUSE_FRAMES.jingle : 0;
  let before: Segment | undefined;
  for (const segment of segments) {
    if (before && sting && before.chapter !== segment.chapter && isStory(segment.chapter)) {
      at += PAUSE_FRAMES.beforeSting + around;
      sounds.push({ sound: sting, startFrame: at });
      at += sting.frames + PAUSE_FRAMES.behindSting + around;
    } else if (before) at += pauseBetween(before, segment, breaks);
    const frames = framesOf(segment);
    placements.push({ segment, startFrame: at, frames });
    sounds.push({ sound: segment, startFrame: at });
    at += frames;
    before = segment;
  }
  const outroAt = at + PAUSE_FRAMES.jingle;
  if (outro) sounds.push({ sound: outro, startFrame: outroAt });
  return {
    placements,
    sounds,
    totalFrames: (outro ? outroAt + outro.frames : at) + PAUSE_FRAMES.end,
  };
};
