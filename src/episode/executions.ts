import type { Window } from './content.ts';
import type { ExecutionInput } from './input/execution-input.ts';

/** What the engine knows of an episode's execution. Times are ISO 8601 UTC. */
export interface ExecutionRecord {
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly podcastId: string;
  /** The window it was started with; null when it was to be chosen. */
  readonly window: Window | null;
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

/** Starts executions of the episode machine. */
export interface ExecutionStarter {
  /** The execution's ARN; that of the one under way when it was started with the same input; null when the name is taken otherwise. */
  start(name: string, input: ExecutionInput): Promise<string | null>;
}

/** Stops executions of the episode machine. */
export interface ExecutionStopper {
  /** Stopping what has ended, or was never started, does nothing. */
  stop(name: string, error: string, cause: string): Promise<void>;
}
