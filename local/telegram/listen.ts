import type { AddressInfo, Server } from 'node:net';

/** Thrown when a port is taken or may not be used; the message names it. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable';
}

/** Listens on loopback and gives the port. @throws PortUnavailable */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${cause.code})`;
      reject(new PortUnavailable(`Port ${port} ${reason}. Choose another one.`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
