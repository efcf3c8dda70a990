import { z } from 'zod';

/**
 * Whether listeners may have an episode: `public` once it is published, `hidden` until it is shown
 * again, `withdrawn` never again.
 */
export const VisibilitySchema = z.enum(['public', 'hidden', 'withdrawn']);
export type Visibility = z.infer<typeof VisibilitySchema>;

/** An episode that somebody has hidden, shown again, withdrawn or changed since it was published, or with which its show was. */
export interface EpisodeChange {
  readonly episodeId: string;
  readonly visibility: Visibility;
  /** Whether somebody has said who may have it. */
  readonly isDecided: boolean;
  /** When, as the database writes it: what a publisher says that it has read. */
  readonly changedAt: string;
}

/** What became of a wish to hide, show or withdraw an episode. */
export type VisibilityOutcome =
  | {
      readonly outcome: 'changed';
      /** The name of the execution that the row belongs to. */
      readonly execution: string;
      /** Whether feed, pages and files still have to follow. */
      readonly isPending: boolean;
    }
  | { readonly outcome: 'unknown' | 'withdrawn' | 'never-published' | 'live' };

/** Keeps who may have an episode. */
export interface VisibilityStore {
  /** Hides, shows or withdraws; asked again it answers the same. */
  set(episodeId: string, visibility: Visibility): Promise<VisibilityOutcome>;
}
