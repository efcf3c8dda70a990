import type { EpisodeOutputs } from '../episode/stored-object.ts';
import type { FeedCategory } from '../show/feed-categories.ts';

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

/** Reads what a show's feed lists. */
export interface FeedStore {
  /** Newest first: completed episodes, and published ones as they were published. @throws PodcastNotFound */
  listPublished(podcastId: string): Promise<FeedContents>;
}
