import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Thrown when the port can't be had. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
  readonly port: number;
  constructor(port: number, options: ErrorOptions & { cause: NodeJS.ErrnoException }) {
    const reason =
      options.cause.code === 'EADDRINUSE'
        ? 'is in use by another program: stop it, or choose another port'
        : `can't be listened on (${options.cause.code ?? options.cause.message})`;
    super(`Port ${port} of 127.0.0.1 ${reason}.`, options);
    this.port = port;
  }
}

/** Listens on 127.0.0.1 and resolves to the port. Throws PortUnavailable. */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new PortUnavailable(port, { cause })));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
