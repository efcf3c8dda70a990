import { StepcastError } from '../errors/stepcast-error.ts';

/** Thrown when a page of a history is asked for by what no page before it has named. */
export class UnknownPage extends StepcastError {
  override readonly name = 'UnknownPage';
  readonly retryable = false;
}
