import type { Soundbite } from '../episode/sound/soundbite.ts';
import type { EpisodeOutputs } from '../episode/stored-object.ts';
import type { EpisodeChange } from '../episode/visibility.ts';
import type { FeedCategory } from '../show/feed-categories.ts';
import type { ListedShow } from './directory/listed-show.ts';

/** An episode as a feed lists it. Times are ISO 8601 UTC. */
export interface FeedEpisode {
  readonly id: string;
  /** What apps know it by, where that isn't its id. */
  readonly guid: string | null;
  readonly title: string;
  readonly description: string;
  readonly languageCode: string;
  readonly audioUrl: string;
  readonly durationMs: number;
  readonly outputs: EpisodeOutputs;
  /** When it was published; of the one that is being published: when it was completed. */
  readonly publishedAt: string;
  readonly soundbites: readonly Soundbite[];
  /** The key of its own picture; null where it has its show's. */
  readonly pictureKey: string | null;
}

/** A show and what its feed lists, newest first. */
export interface FeedContents {
  readonly show: ListedShow & {
    /** Who answers for the feed. */
    readonly ownerEmail: string | null;
    readonly category: FeedCategory;
    readonly isExplicit: boolean;
    /** Whether directories are asked to leave it out. */
    readonly isBlocked: boolean;
    /** What a directory asks to find in the feed, as a proof that it is the owner's. */
    readonly verification: string | null;
    /** How often it has an episode; null without a schedule. */
    readonly episodeFrequencyDays: number | null;
  };
  readonly episodes: readonly FeedEpisode[];
}

/** By what apps know a feed, wherever it is fetched. */
export interface FeedIdentity {
  /** A UUID, for the feed's life. */
  readonly guid: string;
  /** Whether the feed has ever stood at another address than its first one. */
  readonly hasMoved: boolean;
}

/** Reads what a show's feed lists. */
export interface FeedStore {
  /** The 500 shows that were published last, but for those that directories are to leave out; by their titles. */
  listShows(): Promise<readonly ListedShow[]>;
  /** The identity that was claimed first, which is this one for a feed that has none. @throws PodcastNotFound */
  claimIdentity(
    podcastId: string,
    claim: { readonly guid: string; readonly feedUrl: string },
  ): Promise<FeedIdentity>;
  /** The show's episodes that somebody has hidden, shown again, withdrawn or changed, by their ids. */
  listChanges(podcastId: string): Promise<readonly EpisodeChange[]>;
  /** Newest first: completed episodes, and published ones as they were published; none that is hidden or withdrawn. @throws PodcastNotFound */
  listPublished(podcastId: string): Promise<FeedContents>;
}
