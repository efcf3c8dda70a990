import type { Server } from 'node:net';

/**
 * Starts a server on 127.0.0.1 and resolves to its port; port 0 takes a free one.
 * @throws Error naming the server and the port when another program has it.
 */
export const listen = (server: Server, port: number, name: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `${name} can't listen on port ${port}: another program has it. Stop that program or choose another port.`,
              { cause: error },
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error(`${name} listens on no TCP port.`));
      } else resolve(address.port);
    });
  });
