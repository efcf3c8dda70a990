/** Thrown when words can't be spoken: their language's engine isn't installed, or it failed. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed';
  /** True where installing an optional package helps, which the message names. */
  readonly isMissing: boolean;

  constructor(message: string, { isMissing = false }: { readonly isMissing?: boolean } = {}) {
    super(message);
    this.isMissing = isMissing;
  }
}
