/** What became of a wish to give an episode a picture of its own. */
export type PictureOutcome =
  | {
      readonly outcome: 'changed';
      /** The name of the execution that the row belongs to. */
      readonly execution: string;
      /** Whether feed and pages still have to follow. */
      readonly isPending: boolean;
    }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'withdrawn' };

/** Keeps which pictures episodes have. */
export interface PictureStore {
  /** Gives an episode the picture of a key, or its show's with null; asked again it answers the same. */
  set(episodeId: string, pictureKey: string | null): Promise<PictureOutcome>;
}
