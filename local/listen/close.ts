import type { Server } from 'node:http';

/** Stops a server at once: connections are ended, also those with a request under way. */
export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
