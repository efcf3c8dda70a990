import type { ConfigSnapshot } from './config-snapshot.ts';
import type { Window } from './content.ts';
import type { EpisodeStatus } from './status.ts';
import type { EpisodeOutputs } from './stored-object.ts';

/** An episode as its row has it. Times are ISO 8601 UTC. */
export interface Episode {
  readonly id: string;
  readonly podcastId: string;
  readonly status: EpisodeStatus;
  /** The name of the execution that may write the row. */
  readonly execution: string;
  readonly attempt: number;
  /** Null until there is a script. */
  readonly title: string | null;
  readonly description: string | null;
  readonly languageCode: string;
  /** The show's settings when the episode opened. */
  readonly config: ConfigSnapshot;
  readonly window: Window;
  readonly outputs: EpisodeOutputs;
  /** When the episode first stood in the feed. */
  readonly publishedAt: string | null;
  readonly audioUrl: string | null;
  readonly durationMs: number | null;
}
