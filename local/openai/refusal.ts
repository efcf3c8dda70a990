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

/** @throws Refusal 501 for fields that this server doesn't know */
export const refuseUnknown = (body: object, known: ReadonlySet<string>): void => {
  const unknown = Object.keys(body).filter((field) => !known.has(field));
  if (unknown.length > 0) {
    throw new Refusal(501, `These fields are not implemented: ${unknown.join(', ')}.`);
  }
};
