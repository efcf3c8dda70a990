import { StepcastError } from '../errors/stepcast-error.ts';

/** Thrown when no channel has this username. */
export class UnknownChannel extends StepcastError {
  override readonly name = 'UnknownChannel';
  readonly retryable = false;
  readonly channel: string;
  /** What is wrong with it, in a sentence without what to do about an episode. */
  readonly problem: string;

  constructor(channel: string, reason: string, options?: ErrorOptions) {
    const problem = `"${channel}" ${reason}.`;
    super(`${problem} Correct the show's channels, then generate a new episode.`, options);
    this.channel = channel;
    this.problem = problem;
  }
}
