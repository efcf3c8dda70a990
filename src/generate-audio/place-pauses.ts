import type { Silence } from './audio-tools.ts';

/** A sound of speech, in milliseconds of the episode, and the pauses in it. */
export interface SpokenStretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly silences: readonly Silence[];
}

/** A pause this much longer outweighs lying a millisecond further from where it is expected. */
const WORTH_OF_A_PAUSE = 1.5;
const LONGEST_COUNTED_MS = 500;

/** Speech without its pauses runs evenly, so places are compared by how much was spoken before them. */
const spokenBefore = ({ startMs, silences }: SpokenStretch): number[] => {
  let paused = 0;
  return silences.map((silence) => {
    const spoken = silence.startMs - startMs - paused;
    paused += silence.endMs - silence.startMs;
    return spoken;
  });
};

/**
 * Finds the pauses at which pieces of text end, given how much there is to say in each: for the
 * pieces 0 to n-2 one pause each, in order, as near as possible to where speaking evenly would put
 * it, and rather a long one than a short one. Answers fewer pauses than that, as none at all, when
 * there aren't enough.
 */
export const placePauses = (
  weights: readonly number[],
  stretch: SpokenStretch,
): readonly Silence[] => {
  const { silences, startMs, endMs } = stretch;
  const wanted = weights.length - 1;
  if (wanted < 1 || silences.length < wanted) return [];
  const lengths = silences.map((silence) => silence.endMs - silence.startMs);
  const speechMs = endMs - startMs - lengths.reduce((sum, length) => sum + length, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const before = spokenBefore(stretch);
  let weight = 0;
  // best[j]: the least cost with the last boundary at pause j; from: where the one before it lies.
  let best: number[] = [];
  const from: number[][] = [];
  for (let boundary = 0; boundary < wanted; boundary++) {
    weight += weights[boundary] ?? 0;
    const expected = (speechMs * weight) / total;
    const next: number[] = [];
    const came: number[] = [];
    let cheapest = boundary === 0 ? 0 : Number.POSITIVE_INFINITY;
    let cheapestAt = -1;
    for (let j = 0; j < silences.length; j++) {
      const own =
        Math.abs((before[j] ?? 0) - expected) -
        WORTH_OF_A_PAUSE * Math.min(lengths[j] ?? 0, LONGEST_COUNTED_MS);
      next.push(cheapest + own);
      came.push(cheapestAt);
      if (boundary > 0 && (best[j] ?? 0) < cheapest) {
        cheapest = best[j] ?? 0;
        cheapestAt = j;
      }
    }
    best = next;
    from.push(came);
  }
  const chosen: Silence[] = [];
  let at = best.indexOf(Math.min(...best));
  for (const came of from.toReversed()) {
    const silence = silences[at];
    if (silence) chosen.unshift(silence);
    at = came[at] ?? -1;
  }
  return chosen.length === wanted ? chosen : [];
};
