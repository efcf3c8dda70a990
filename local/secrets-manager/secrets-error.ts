/** Thrown when a request is refused; the protocol answers with its type, message and status. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError';
  /** As the API Reference names it, for example `ResourceNotFoundException`. */
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}
