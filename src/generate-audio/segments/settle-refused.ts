import type { Script } from '../../episode/script.ts';
import { leaveOut, placeOf, type RefusedSegment } from './leave-out.ts';
import type { Segment } from './plan-segments.ts';
import { SegmentRejected } from './segment-rejected.ts';

/** Some sound was unusable and may be better in some minutes: a result, since the state machine waits. */
export interface SegmentsRefused {
  readonly outcome: 'segments_refused';
  readonly waitSeconds: number;
  /** In words for whoever waits for the episode. */
  readonly reason: string;
}

/** How long is waited after the first run with unusable sound, and after the second. The third decides. */
const WAITS_SECONDS: readonly number[] = [120, 300];

/** Answers when to try again, or undefined when nothing was unusable or it has been tried often enough. */
export const tryLater = (
  refused: readonly RefusedSegment[],
  refusedRuns = 0,
): SegmentsRefused | undefined => {
  const waitSeconds = WAITS_SECONDS[refusedRuns];
  const unusable = refused.find(({ error }) => error instanceof SegmentRejected);
  if (waitSeconds === undefined || !unusable) return undefined;
  return { outcome: 'segments_refused', waitSeconds, reason: unusable.error.message };
};

/**
 * The episode without what is refused for good.
 * @throws SegmentRejected, SpeechRefused when that would be more than a tenth of it
 */
export const settleRefused = (
  script: Script,
  segments: readonly Segment[],
  refused: readonly RefusedSegment[],
) => {
  const left = leaveOut(script, segments, refused);
  if (left) return left;
  const [first] = refused;
  if (first?.error instanceof SegmentRejected) {
    const places = refused.map(({ segment }) => placeOf(script, segment)).join('; ');
    throw first.error.with(`More than a tenth of the episode can't be spoken: ${places}.`);
  }
  throw first?.error;
};
