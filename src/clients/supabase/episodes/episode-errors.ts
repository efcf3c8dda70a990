import type { Attempt } from '../../../episode/attempt.ts';
import { StepcastError } from '../../../errors/stepcast-error.ts';
import { REFUSALS } from '../refusals.ts';

/** Thrown when there is no episode of this id. */
export class EpisodeNotFound extends StepcastError {
  override readonly name = 'EpisodeNotFound';
  readonly retryable = false;
  readonly episodeId: string;

  constructor(episodeId: string, cause?: unknown) {
    super(`There is no episode ${episodeId}: it was never opened, or its show was deleted.`, {
      cause,
    });
    this.episodeId = episodeId;
  }
}

/** Thrown when another execution has taken over the episode, or it has ended: this one must write no more. */
export class StaleExecution extends StepcastError {
  override readonly name = 'StaleExecution';
  readonly retryable = false;
  readonly episodeId: string;
  readonly execution: string;

  constructor({ episodeId, execution }: Attempt, reason: string, cause?: unknown) {
    super(`The execution ${execution} may no longer write episode ${episodeId}: ${reason}`, {
      cause,
    });
    this.episodeId = episodeId;
    this.execution = execution;
  }
}

/** The refusals of whoever writes an episode for an attempt, by PostgREST's code. */
export const writeErrors = (attempt: Attempt) => ({
  [REFUSALS.UnknownEpisode]: (_reason: string, cause: unknown) =>
    new EpisodeNotFound(attempt.episodeId, cause),
  [REFUSALS.StaleExecution]: (reason: string, cause: unknown) =>
    new StaleExecution(attempt, reason, cause),
});

/** Thrown when there is no show of this id. */
export class PodcastNotFound extends StepcastError {
  override readonly name = 'PodcastNotFound';
  readonly retryable = false;
  readonly podcastId: string;

  constructor(podcastId: string, options?: ErrorOptions) {
    super(`There is no show ${podcastId}: it was deleted, or never signed up.`, options);
    this.podcastId = podcastId;
  }
}
