/** A show as a directory lists it. */
export interface ListedShow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly languageCode: string;
  readonly author: string;
  readonly imageUrl: string | null;
}
