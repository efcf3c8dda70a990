/** Thrown when Lambda itself refuses a request, so that no function runs; carries its error type and HTTP status. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  /** For example `ResourceNotFoundException`. */
  readonly type: string;
  readonly reason: string | undefined;

  constructor(status: number, type: string, message: string, reason?: string) {
    super(message);
    this.status = status;
    this.type = type;
    this.reason = reason;
  }
}
