import type { EpisodeStatus } from '../../episode/status.ts';

/** One transition of an episode, `at` in ISO 8601 UTC. */
export interface StatusEvent {
  readonly status: EpisodeStatus;
  readonly at: string;
}

/** What the status route needs of an episode's row. Times are ISO 8601 UTC. */
export interface EpisodeRecord {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly status: EpisodeStatus;
  readonly attempt: number;
  /** Segments spoken of all; the total is null until speaking begins. */
  readonly progress: { readonly done: number; readonly total: number | null };
  /** Why the attempt failed; `cause` as Step Functions had it. */
  readonly error: EpisodeError | null;
  readonly audioUrl: string | null;
  readonly durationMs: number | null;
  readonly publishedAt: string | null;
  /** Why the episode isn't in the feed. */
  readonly publishError: { readonly name: string; readonly cause: string } | null;
  readonly updatedAt: string;
  /** The transitions of this attempt, oldest first. */
  readonly events: readonly StatusEvent[];
}

/** Error and Cause of a failed state. */
export interface EpisodeError {
  readonly state: string | null;
  readonly name: string;
  readonly cause: string;
}

/** Reads episodes from where they are kept. */
export interface EpisodeStatusReader {
  /** Null when there is no such episode. */
  find(episodeId: string): Promise<EpisodeRecord | null>;
}

/** What the engine knows of an episode's execution. Times are ISO 8601 UTC. */
export interface ExecutionRecord {
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly podcastId: string;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  /** Only of a failed one. */
  readonly error: { readonly name: string; readonly cause: string } | null;
}

/** Reads executions of the episode machine. */
export interface ExecutionReader {
  /** The execution of this name; null when there is none. */
  find(name: string): Promise<ExecutionRecord | null>;
}
