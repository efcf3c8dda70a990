import type { Page, PageRequest } from '../paging/page.ts';
import type { ReviewDeadline } from '../show/review.ts';
import type { Window } from './content.ts';
import type { EpisodeCost } from './cost-item.ts';
import type { Expiry } from './expiry.ts';
import type { EpisodeStatus } from './status.ts';
import type { EpisodeOutputs } from './stored-object.ts';
import type { PostRecord } from './telegram-post-requests.ts';
import type { Visibility } from './visibility.ts';

/** One transition of an episode, `at` in ISO 8601 UTC. */
export interface StatusEvent {
  readonly status: EpisodeStatus;
  readonly at: string;
}

/** How long a show's statuses usually take, in milliseconds; none that no past run has had. */
export type UsualSteps = Readonly<Partial<Record<EpisodeStatus, number>>>;

/** What the API needs of an episode's row. Times are ISO 8601 UTC. */
export interface EpisodeRecord {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly status: EpisodeStatus;
  /** The name of the execution that may write the row. */
  readonly execution: string;
  readonly attempt: number;
  /** Whether another system made it: it has no execution, and can't be made again. */
  readonly isImported: boolean;
  /** Null until there is a script. */
  readonly title: string | null;
  /** The period of its posts. */
  readonly window: Window;
  /** How many posts the period had, of an episode that was skipped; null for any other. */
  readonly skipped: SkippedPosts | null;
  /** Whether it was skipped because somebody, or the deadline of its review, discarded its script. */
  readonly isDiscarded: boolean;
  /** Until when its script awaits a review, and what becomes of it then; null for any other. */
  readonly review: EpisodeReview | null;
  readonly outputs: EpisodeOutputs;
  /** Segments spoken of all; the total is null until speaking begins. */
  readonly progress: { readonly done: number; readonly total: number | null };
  /** Why the attempt failed; `cause` as Step Functions had it. */
  readonly error: EpisodeError | null;
  /** Why the machine was told to wait, and until when; it stays after that. */
  readonly wait: EpisodeWait | null;
  /** What went wrong without failing an attempt; of earlier ones too. */
  readonly warnings: readonly RecordedWarning[];
  readonly audioUrl: string | null;
  /** BCP 47. */
  readonly languageCode: string;
  readonly durationMs: number | null;
  readonly publishedAt: string | null;
  /** Since when the attempt is completed and in no feed; null before and after. */
  readonly unpublishedSince: string | null;
  readonly visibility: Visibility;
  /** By which rule of its show it was withdrawn; null where somebody withdrew it, and for any other. */
  readonly expired: Expiry | null;
  /** The key of its own picture; null where it has its show's. */
  readonly pictureKey: string | null;
  /** The last message that was sent of it in Telegram; null where none was. */
  readonly post: PostRecord | null;
  /** Whether feed, pages and files still have to follow it, or what its show has become. */
  readonly isVisibilityPending: boolean;
  /** Why the episode isn't in the feed. */
  readonly publishError: { readonly name: string; readonly cause: string } | null;
  /** What providers were paid, by attempt; null while nothing was. */
  readonly cost: EpisodeCost | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The transitions of this attempt, oldest first. */
  readonly events: readonly StatusEvent[];
  /** Of the show's past runs; empty for an episode that has ended. */
  readonly usualSteps: UsualSteps;
}

/** A review that is under way. `until` in ISO 8601 UTC. */
export interface EpisodeReview {
  readonly until: string;
  readonly atDeadline: ReviewDeadline;
}

/** The posts of a period in which none could be told. */
export interface SkippedPosts {
  readonly found: number;
  /** Of those, what the show's settings leave out. */
  readonly filtered: number;
  /** Of those, what earlier episodes have told. */
  readonly toldBefore: number;
}

/** Error and Cause of a failed state. */
export interface EpisodeError {
  readonly state: string | null;
  readonly name: string;
  readonly cause: string;
}

/** What a state ran into without failing, on behalf of one execution. */
export interface RecordedWarning {
  readonly state: string;
  readonly name: string;
  readonly message: string;
  readonly execution: string;
}

/** A wait of the machine, on behalf of one execution. `until` in ISO 8601 UTC. */
export interface EpisodeWait {
  readonly reason: string;
  readonly until: string;
  readonly execution: string;
}

/** Which episodes a list has; null for all. */
export interface EpisodeFilter extends PageRequest {
  readonly podcastId: string | null;
  readonly status: EpisodeStatus | null;
  /** Those alone that failed with an error of this name. */
  readonly error?: string | null;
  /** Those of these shows alone. */
  readonly within?: readonly string[] | null;
}

/** Reads episodes from where they are kept. */
export interface EpisodeStatusReader {
  /** Null when there is no such episode. */
  find(episodeId: string): Promise<EpisodeRecord | null>;
  /** Newest first. */
  list(filter: EpisodeFilter): Promise<Page<EpisodeRecord>>;
  /** The id of the show's episode that hasn't ended; null when there is none. */
  findLive(podcastId: string): Promise<string | null>;
}
