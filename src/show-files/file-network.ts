/** A GET from one IP address. */
export interface FileRequest {
  /** Host and path are asked for by it; it is not looked up again. */
  readonly url: URL;
  /** The IP address that is connected to. */
  readonly address: string;
  /** No more of the body is read. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** What a server answered. */
export interface FileAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string | undefined;
  /** Of an answer with status 200; undefined when it is longer than what was asked for. */
  readonly body: Uint8Array | undefined;
}

/** Reaches the servers that shows keep their files on. */
export interface FileNetwork {
  /** Every IP address of a host name. Rejects when it has none. */
  resolve(hostname: string): Promise<readonly string[]>;
  /** Asks without following redirects. Rejects when there is no whole answer before the signal. */
  get(request: FileRequest): Promise<FileAnswer>;
}
