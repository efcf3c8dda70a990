/** Thrown by the server's parts to answer a call with this status, in OpenAI's form of an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** OpenAI's word for what is wrong, for example `invalid_api_key`. */
  readonly code: string | null;

  constructor(status: number, message: string, code: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
