import { StepcastError } from '../errors/stepcast-error.ts';

/** What else than mending the file helps: the end of what a person is told of one. */
export const OR_CHANGE_SHOW =
  'Or change the show and generate a new episode: a retry keeps the settings this one was opened with.';

/** Thrown when a file of a show is none that can be used, and will not be until somebody changes it. */
export class ShowFileRefused extends StepcastError {
  override readonly name = 'ShowFileRefused';
  readonly retryable = false;
}

/** Thrown when the server of a show's file doesn't answer, or says that it can't just now. */
export class ShowFileUnavailable extends StepcastError {
  override readonly name = 'ShowFileUnavailable';
  readonly retryable = true;
}
