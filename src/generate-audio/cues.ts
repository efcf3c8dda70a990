import type { Silence } from './audio-tools.ts';
import { framesToMs } from './mp3/frames.ts';
import { placePauses } from './place-pauses.ts';
import { spokenWeight } from './speaking-time.ts';
import { splitText } from './split-text.ts';
import type { Placement, Timeline } from './timeline.ts';

/** About two lines of a caption. */
const CUE_LIMITS = { maxBytes: 1000, maxCharacters: 90 };

/** What is said between two moments, in milliseconds from the episode's start. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly role: string;
  readonly text: string;
}

const within = (silences: readonly Silence[], startMs: number, endMs: number): Silence[] =>
  silences.filter((silence) => silence.startMs > startMs && silence.endMs < endMs);

const cuesOf = (
  { segment, startFrame, frames }: Placement,
  silences: readonly Silence[],
): Cue[] => {
  const startMs = framesToMs(startFrame);
  const endMs = framesToMs(startFrame + frames);
  const pieces = splitText(segment.text, CUE_LIMITS, segment.languageCode);
  const weights = pieces.map(spokenWeight);
  const pauses = placePauses(weights, {
    startMs,
    endMs,
    silences: within(silences, startMs, endMs),
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let spoken = 0;
  return pieces.map((text, i) => {
    const evenly = (weight: number) => startMs + ((endMs - startMs) * weight) / total;
    const start = i === 0 ? startMs : (pauses[i - 1]?.endMs ?? evenly(spoken));
    spoken += weights[i] ?? 0;
    const end = i === pieces.length - 1 ? endMs : (pauses[i]?.startMs ?? evenly(spoken));
    return { startMs: start, endMs: end, role: segment.role, text };
  });
};

/**
 * The episode's captions. A segment's first cue starts and its last ends exactly with its sound; in
 * between, cues end and begin where the voice pauses. A segment with too few pauses has its times
 * shared out by how much there is to say.
 */
export const toCues = ({ placements }: Timeline, silences: readonly Silence[]): Cue[] =>
  placements.flatMap((placement) => cuesOf(placement, silences));
