import type { Attempt } from './attempt.ts';
import type { Episode } from './episode.ts';

/** What went wrong without keeping an episode from being made. */
export interface EpisodeWarning {
  /** Of the error. */
  readonly name: string;
  readonly message: string;
}

/** Keeps episodes for the tasks that make them. A task asks for those methods alone that it needs. */
export interface EpisodeStore {
  /** @throws EpisodeNotFound */
  read(episodeId: string): Promise<Episode>;
  /** Resolves while the attempt is the episode's and the episode is live. @throws EpisodeNotFound, StaleExecution */
  checkOwned(attempt: Attempt): Promise<void>;
  /** Notes how far the speaking is; what would go back is passed over. @throws EpisodeNotFound, StaleExecution */
  reportProgress(attempt: Attempt, done: number, total: number): Promise<void>;
  /** Notes why the episode waits, 1 to 86,400 seconds from now. @throws EpisodeNotFound, StaleExecution */
  noteWait(
    attempt: Attempt,
    wait: { readonly reason: string; readonly seconds: number },
  ): Promise<void>;
  /** Notes what went wrong in a state without failing it, in place of what it noted before. @throws EpisodeNotFound, StaleExecution */
  noteWarnings(attempt: Attempt, state: string, warnings: readonly EpisodeWarning[]): Promise<void>;
  /**
   * Makes a completed episode public as it is now, unless its visibility was changed at another moment than
   * `visibilityChangedAt` (null: never): then what was written is not what is wanted, and it waits for the
   * next run. Answers whether a message in Telegram is to follow. @throws EpisodeNotFound, StaleExecution
   */
  markPublished(
    attempt: Attempt,
    visibilityChangedAt?: string | null,
  ): Promise<{ readonly isToBePosted: boolean }>;
}
