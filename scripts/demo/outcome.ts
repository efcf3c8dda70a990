import type { SavedFiles } from './save-files.ts';
import type { StateVisit } from './state-summary.ts';

/** What `--json` prints: how the demo went. */
export interface Outcome {
  readonly episodeId: string | null;
  readonly executionArn: string | null;
  readonly status: string;
  readonly files: SavedFiles;
  readonly durationMs: number | null;
  readonly states: readonly StateVisit[];
  /** What is not as it should be, though the episode is there. */
  readonly warnings?: readonly string[];
  /** Only of what failed. */
  readonly error?: {
    readonly state?: string | null;
    readonly name: string;
    readonly message: string;
  };
}

/** The outcome of a demo that came to no episode. */
export const noEpisode = (error: unknown): Outcome => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return {
    episodeId: null,
    executionArn: null,
    status: 'failed',
    files: {},
    durationMs: null,
    states: [],
    error: { name, message },
  };
};
