/** Thrown when a command can't do what it was asked for; the message is all that a person sees. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
