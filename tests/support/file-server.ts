import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of files holds at a path: bytes with their type, or whatever else it does. */
export type Served = { readonly type: string; readonly bytes: Uint8Array } | RequestListener;

/** A server on loopback with files that may be added and replaced while it runs. */
export interface FileServer {
  /** For example `http://127.0.0.1:40000`. */
  readonly origin: string;
  readonly files: Map<string, Served>;
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Starts a server that answers 404 for what it doesn't hold. */
export const startFileServer = async (
  files: Readonly<Record<string, Served>> = {},
): Promise<FileServer> => {
  const held = new Map(Object.entries(files));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    asked.push(path);
    const file = held.get(path);
    if (file === undefined) response.writeHead(404).end('There is nothing here.');
    else if (typeof file === 'function') file(request, response);
    else response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: held,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
