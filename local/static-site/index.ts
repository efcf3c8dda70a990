import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

export interface StaticSiteOptions {
  /** Its files are read once; folders within are left out. */
  readonly folder: string;
  /** JSON documents by name, besides the files. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Sent with every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Paths that begin so are someone else's, for example `/api/`. */
  readonly leaves: string;
}

/** Answers a request, or answers false to leave it to whoever called. */
export type StaticSite = (request: IncomingMessage, response: ServerResponse) => boolean;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const NAMED_BY_CONTENT = /-[A-Z0-9]{8}\.\w+$/;

const readFiles = async (folder: string): Promise<Map<string, Uint8Array>> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async ({ name }) => [`/${name}`, await readFile(join(folder, name))] as const),
    ),
  );
};

/** Reads a folder and answers how to serve it. Throws when the folder can't be read. */
export const createStaticSite = async (options: StaticSiteOptions): Promise<StaticSite> => {
  const { folder, documents = {}, headers = {}, leaves } = options;
  const files = await readFiles(folder);
  for (const [name, document] of Object.entries(documents)) {
    files.set(`/${name}`, Buffer.from(JSON.stringify(document)));
  }
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    if (path.startsWith(leaves)) return false;
    request.resume();
    const always = { 'x-content-type-options': 'nosniff', ...headers };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...always, allow: 'GET, HEAD' }).end();
      return true;
    }
    const name = path === '/' ? '/index.html' : path;
    const body = files.get(name);
    if (!body) {
      response.writeHead(404, { ...always, 'content-type': 'text/plain' }).end('Not found.\n');
      return true;
    }
    response.writeHead(200, {
      ...always,
      'content-type': MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
      'content-length': body.byteLength,
      'cache-control': NAMED_BY_CONTENT.test(name)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
};
