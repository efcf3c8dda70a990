/** Thrown when a request isn't signed by who may send it; code and words are those of S3. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  constructor(
    status: number,
    code: string,
    message: string,
    { details = {} }: { readonly details?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}
