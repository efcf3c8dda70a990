import type { Cue } from '../../episode/transcript/cues.ts';

/** A stretch of the transcript that is marked, in milliseconds. */
export interface MarkedStretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** What the API makes a clip of at most. */
export const LONGEST_MS = 60_000;

/**
 * The stretch once a line was chosen: the first choice marks that line, the next one everything
 * from the one to the other. What would be longer than a clip may be begins anew with the line that was chosen,
 * and so does a choice within the stretch.
 */
export const markLine = (
  marked: MarkedStretch | null,
  { startMs, endMs }: Pick<Cue, 'startMs' | 'endMs'>,
): MarkedStretch => {
  const line = { startMs, endMs: Math.min(endMs, startMs + LONGEST_MS) };
  if (marked === null || (startMs >= marked.startMs && endMs <= marked.endMs)) return line;
  const both = {
    startMs: Math.min(marked.startMs, startMs),
    endMs: Math.max(marked.endMs, endMs),
  };
  return both.endMs - both.startMs > LONGEST_MS ? line : both;
};

/** Whether a line belongs to what is marked. */
export const isMarked = (
  marked: MarkedStretch | null,
  { startMs, endMs }: Pick<Cue, 'startMs' | 'endMs'>,
): boolean => marked !== null && startMs < marked.endMs && endMs > marked.startMs;
