import { StepcastError } from '../errors/stepcast-error.ts';

/** Thrown when no channel has this username. */
export class UnknownChannel extends StepcastError {
  override readonly name = 'UnknownChannel';
  readonly retryable = false;
  readonly channel: string;

  constructor(channel: string, reason: string, options?: ErrorOptions) {
    super(
      `"${channel}" ${reason}. Correct the show's channels, then generate a new episode.`,
      options,
    );
    this.channel = channel;
  }
}
