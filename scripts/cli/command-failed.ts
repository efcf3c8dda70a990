import type { Problem } from '../../src/api/problem.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** Thrown when a command can't do what it was asked for; the message is all that a person sees. */
export class CommandFailed extends ExpectedFailure {
  override readonly name = 'CommandFailed';
  /** What the API said, where it did. */
  readonly problem: Problem | undefined;

  constructor(message: string, options: ErrorOptions & { readonly problem?: Problem } = {}) {
    super(message, options);
    this.problem = options.problem;
  }
}
