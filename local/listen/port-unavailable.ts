/** Thrown when a server can't have its port; the message names both. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
  readonly port: number;
  constructor(server: string, port: number, cause: NodeJS.ErrnoException) {
    const reason =
      cause.code === 'EADDRINUSE'
        ? 'another program has it. Stop that program, or choose another port.'
        : `${cause.message}. Choose another port.`;
    super(`${server} can't listen on port ${port} of 127.0.0.1: ${reason}`, { cause });
    this.port = port;
  }
}
