import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { requestPinned } from '../../src/clients/http/pinned.ts';
import { resolveHost } from '../../src/clients/http/resolve.ts';
import { StepcastError } from '../../src/errors/stepcast-error.ts';
import { type AllowedOrigins, isAllowedOrigin } from '../../src/public-internet/allowed-origins.ts';
import { findHost } from '../../src/public-internet/find-host.ts';
import type { FileSource } from './import-plan.ts';

/** Thrown when a file can't be had: what is wrong with it, for people. */
export class FileNotFetched extends StepcastError {
  override readonly name = 'FileNotFetched';
  readonly retryable = false;
}

interface FetchOptions {
  readonly maxBytes: number;
  /** Servers that need be neither public nor https. */
  readonly allowedOrigins: AllowedOrigins;
  /** Told now and then how much of it is there, from 0 to 1; not of a server that doesn't say how long it is. */
  readonly onProgress?: (share: number) => void;
}

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/** A whole file, and a pause in it. */
const TIMEOUT_MS = 3_600_000;
const IDLE_MS = 60_000;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** Old feeds name http where their servers have long had https. */
const upgraded = (url: string, allowed: AllowedOrigins): string =>
  url.startsWith('http://') && URL.canParse(url) && !isAllowedOrigin(new URL(url), allowed)
    ? `https://${url.slice('http://'.length)}`
    : url;

const ask = async (
  url: string,
  allowed: AllowedOrigins,
  signal: AbortSignal,
): Promise<IncomingMessage> => {
  let next = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const target = await findHost(upgraded(next, allowed), allowed, resolveHost, signal);
    const request = requestPinned(
      { ...target, signal },
      {
        method: 'GET',
        headers: { 'user-agent': 'Stepcast/1.0', accept: '*/*', 'accept-encoding': 'identity' },
      },
    );
    request.setTimeout(IDLE_MS, () => request.destroy(new Error('nothing came for a minute')));
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    request.end();
    const [response] = await answered;
    // What breaks off while its body is read ends the body.
    request.on('error', (error) => response.destroy(error));
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) return response;
    request.destroy();
    if (!REDIRECTS.includes(statusCode) || !headers.location) {
      throw new FileNotFetched(`its server answered ${statusCode}`);
    }
    next = new URL(headers.location, target.url).href;
  }
  throw new FileNotFetched(`it is redirected more than ${MOST_REDIRECTS} times`);
};

const download = async (url: string, path: string, options: FetchOptions): Promise<void> => {
  const { maxBytes, allowedOrigins, onProgress } = options;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await ask(url, allowedOrigins, signal);
  const total = Number(response.headers['content-length'] ?? 0);
  const tooLarge = () => new FileNotFetched(`it is larger than ${megabytes(maxBytes)} (--max-mb)`);
  if (total > maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (total > 0) onProgress?.(bytes / total);
      if (bytes > maxBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(response, counted, createWriteStream(path), { signal });
  if (total > 0 && bytes < total) throw new FileNotFetched('it broke off before its end');
};

const copy = async (from: string, path: string, { maxBytes }: FetchOptions): Promise<void> => {
  const { size } = await stat(from);
  if (size > maxBytes) throw new FileNotFetched(`it is larger than ${megabytes(maxBytes)}`);
  await copyFile(from, path);
};

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ENOENT') return 'there is no such file';
  // It stands within a sentence.
  return (message ?? code ?? String(error)).replace(/\.$/, '');
};

/**
 * Saves a text, a file of a folder, or what lies at an address of the public Internet: at each redirect
 * again, a name is looked up once, checked, and what was checked is connected to.
 * @throws FileNotFetched
 */
export const fetchFile = async (
  source: FileSource,
  path: string,
  options: FetchOptions,
): Promise<void> => {
  if ('text' in source) return writeFile(path, source.text);
  const name = 'url' in source ? source.url.replace(/[?#].*$/, '') : source.path;
  try {
    if ('url' in source) await download(source.url, path, options);
    else await copy(source.path, path, options);
  } catch (error) {
    throw new FileNotFetched(`${name}: ${reasonOf(error)}`, { cause: error });
  }
};
