/** A page of a list, and where the next one begins; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Makes a call. */
export type Send = <T>(method: string, path: string, options?: Call) => Promise<T>;

/** What a call sends besides its method and path. */
export interface Call {
  readonly body?: unknown;
  /** A body that is a file as it is, in the body's place. */
  readonly file?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** True for an answer that is no JSON but a Blob. */
  readonly isBlob?: boolean;
}
