import type { RequestListener } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import { createAccessLog } from './access-log.ts';
import { matchesPattern } from './matches-pattern.ts';
import { createPublicHttpServer, type PublicAddress } from './public-server.ts';
import { serveObject } from './serve-object.ts';

export type { PublicAddress } from './public-server.ts';

export interface CdnOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly s3: {
    readonly endpoint: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  readonly bucket: string;
  /** The paths that the public may read; `*` stands for one segment or the beginning of one. */
  readonly allow?: readonly string[];
  /** Where a log of all requests is left, as CloudFront leaves it; without one there is none. */
  readonly logBucket?: string;
  /** Makes it a server that may face the world, under this name; what isn't public then isn't there. */
  readonly publicAddress?: PublicAddress;
}

/** A running CDN. */
export interface CdnServer {
  /** Where it is asked, without a trailing slash: the public address for one that faces the world. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const PUBLIC_PATHS = [
  'podcasts/*/*/audio/*',
  'podcasts/*/*/transcript/*',
  'podcasts/*/*/chapters/*',
  'podcasts/*/*/shownotes/*',
  'podcasts/*/covers/*',
  'podcasts/*/*/covers/*',
  'feeds/*',
  'clips/*/*/*.mp3',
  'feeds/*/*',
] as const;

/** Browsers on any site may read, ranges too: players seek, and web players show chapters. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'Range, If-None-Match, If-Modified-Since',
  'access-control-expose-headers': 'Accept-Ranges, Content-Length, Content-Range, ETag',
};

/** The object that a path names, or undefined for one that can't be decoded. */
const keyOf = (url: string): string | undefined => {
  try {
    const [path = ''] = url.split('?');
    return decodeURIComponent(path.slice(1));
  } catch {
    return undefined;
  }
};

/** Starts a server, on 127.0.0.1 unless it has a public address, that lets anybody read the public part of a bucket, as CloudFront does on AWS. */
export const startCdn = async ({
  port = 0,
  s3: { endpoint, region, ...credentials },
  bucket,
  allow = PUBLIC_PATHS,
  logBucket,
  publicAddress,
}: CdnOptions): Promise<CdnServer> => {
  const client = new S3Client({ endpoint, region, credentials });
  const log = logBucket === undefined ? undefined : createAccessLog(client, logBucket);
  const answer: RequestListener = async (request, response) => {
    log?.note(request, response);
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    const { method = 'GET', url = '/' } = request;
    if (method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD, OPTIONS' }).end();
      return;
    }
    const key = keyOf(url);
    if (key === undefined || !allow.some((pattern) => matchesPattern(pattern, key))) {
      const [status, words] = publicAddress
        ? [404, 'Not found.\n']
        : [403, 'This path is not public.\n'];
      response.writeHead(status, { 'content-type': 'text/plain' }).end(words);
      return;
    }
    await serveObject(client, { bucket, key }, request, response);
  };
  const server = publicAddress
    ? createPublicHttpServer(publicAddress, answer)
    : createOwnHttpServer(answer);
  const actualPort = await listen(server, port, 'The CDN', publicAddress?.listen);
  return {
    url: publicAddress?.url ?? `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    close: async () => {
      await close(server);
      await log?.close();
      client.destroy();
    },
  };
};
