/** Thrown when a program can't do what it was asked for; its message is all that a person needs. */
export class ExpectedFailure extends Error {
  override readonly name: string = 'ExpectedFailure';
}
