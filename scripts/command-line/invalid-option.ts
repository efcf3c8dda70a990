/** Thrown when a command line can't be understood; the message says which part of it and why. */
export class InvalidOption extends Error {
  override readonly name = 'InvalidOption';
}
