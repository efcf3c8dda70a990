import type { Attempt } from './attempt.ts';

/** The Error of an episode that somebody has cancelled. */
export const CANCELLED = 'Cancelled';

/** Ends episodes from outside their execution. */
export interface EpisodeEnder {
  /**
   * Marks the episode as failed (Cancelled). `ended`: it had ended otherwise. `elsewhere`: the row
   * isn't this execution's, or there is none.
   */
  markCancelled(
    attempt: Attempt,
    state: string | null,
    cause: string,
  ): Promise<'cancelled' | 'ended' | 'elsewhere'>;
}
