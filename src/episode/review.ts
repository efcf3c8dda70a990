/** What became of a wish to discard a script. */
export type DiscardOutcome =
  /** Now or before; with the execution that wrote it. */
  | { readonly outcome: 'discarded'; readonly execution: string }
  | { readonly outcome: 'unknown' | 'not-under-review' };

/** Ends reviews of scripts that aren't to be spoken. */
export interface ReviewStore {
  /** Makes an episode under review a skipped one, whose posts count as told; asked again it answers the same. */
  discard(episodeId: string, reason: string): Promise<DiscardOutcome>;
}
