/** A request as far as its signature covers it. */
export interface SignedRequest {
  readonly method: string;
  /** The path as it was sent, still percent-encoded. */
  readonly rawPath: string;
  /** Names and values decoded. */
  readonly query: ReadonlyMap<string, string>;
  /** A header's value; several lines are joined by commas. */
  header(name: string): string | undefined;
}
