import type { ConfigSnapshot } from './config-snapshot.ts';
import type { Window } from './content.ts';
import type { FeedCategory } from './feed-categories.ts';
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

/** An episode as a feed lists it. Times are ISO 8601 UTC. */
export interface FeedEpisode {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly languageCode: string;
  readonly audioUrl: string;
  readonly durationMs: number;
  readonly outputs: EpisodeOutputs;
  /** When it was published; of the one that is being published: when it was completed. */
  readonly publishedAt: string;
}

/** A show and what its feed lists, newest first. */
export interface FeedContents {
  readonly show: {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly languageCode: string;
    readonly author: string;
    readonly imageUrl: string | null;
    /** Who answers for the feed. */
    readonly ownerEmail: string | null;
    readonly category: FeedCategory;
    readonly isExplicit: boolean;
  };
  readonly episodes: readonly FeedEpisode[];
}
