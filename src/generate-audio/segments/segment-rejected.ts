import { StepcastError } from '../../errors/stepcast-error.ts';
import type { Segment } from './plan-segments.ts';

/** Thrown when the provider twice answered a segment with sound that can't be it. */
export class SegmentRejected extends StepcastError {
  override readonly name = 'SegmentRejected';
  readonly retryable = false;

  readonly #segment: Segment;
  readonly #flaws: readonly string[];

  constructor(segment: Segment, flaws: readonly string[], more = '') {
    super(
      `The provider's sound for chapter ${segment.chapter + 1}, utterance ${segment.utterance + 1} (${segment.voice}) is not usable: ${flaws.join('; then ')}. ${more}Try again later, or change the text or the voice.`,
    );
    this.#segment = segment;
    this.#flaws = flaws;
  }

  /** The same error with a sentence more. */
  with(sentence: string): SegmentRejected {
    return new SegmentRejected(this.#segment, this.#flaws, `${sentence} `);
  }
}
