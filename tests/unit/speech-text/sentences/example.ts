/** A text, and its sentences as a reader of its language counts them. */
export interface Example {
  readonly text: string;
  readonly sentences: readonly string[];
}
