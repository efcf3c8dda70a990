import { ExpectedFailure } from './expected-failure.ts';

/** Thrown when a command line can't be understood; the message says which part of it and why. */
export class InvalidOption extends ExpectedFailure {
  override readonly name = 'InvalidOption';
  /** The command whose help says what there is; undefined for the program's own. */
  readonly command: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly command?: string } = {}) {
    super(message, options);
    this.command = options.command;
  }
}
