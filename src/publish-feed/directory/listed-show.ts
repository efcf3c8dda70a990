/** What listeners are told of a show, wherever it is listed. */
export interface ListedShow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly languageCode: string;
  readonly author: string;
  readonly imageUrl: string | null;
}
