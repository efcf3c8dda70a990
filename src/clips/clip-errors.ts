import { StepcastError } from '../errors/stepcast-error.ts';

/** Thrown when an audio file has something else where its index says that a frame begins. */
export class FramesMisplaced extends StepcastError {
  override readonly name = 'FramesMisplaced';
  readonly retryable = false;
}
