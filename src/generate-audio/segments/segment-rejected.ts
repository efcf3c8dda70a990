import { StepcastError } from '../../errors/stepcast-error.ts';
import type { Segment } from './plan-segments.ts';

/** Thrown when the provider twice answered a segment with sound that can't be it. */
export class SegmentRejected extends StepcastError {
  override readonly name = 'SegmentRejected';
  readonly retryable = false;

  constructor(segment: Segment, flaws: readonly string[]) {
    super(
      `The provider's sound for chapter ${segment.chapter + 1}, utterance ${segment.utterance + 1} (${segment.voice}) is not usable: ${flaws.join('; then ')}. Try again later, or change the text or the voice.`,
    );
  }
}
