import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { clientAddress } from './client-address.ts';

/** The columns of CloudFront's standard log that are known here; the others are left out. */
const FIELDS =
  'date time sc-bytes c-ip cs-method cs-uri-stem sc-status cs(Referer) cs(User-Agent) sc-content-len sc-range-start sc-range-end';

const FLUSH_MS = 60_000;

/** As CloudFront encodes what would break a line. */
const encode = (text: string | undefined): string =>
  text ? text.replace(/[^\x21-\x7e]|[%"]/g, encodeURIComponent) : '-';

/** Keeps a log of what was asked for, as CloudFront does. */
export interface AccessLog {
  /** Writes a line once the answer has ended. */
  note(request: IncomingMessage, response: ServerResponse): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

/** Writes a bucket the files that CloudFront would, once a minute and at the end. */
export const createAccessLog = (s3: S3Client, bucket: string): AccessLog => {
  /** By the hour that names their file. */
  let waiting = new Map<string, string[]>();

  const flush = async (): Promise<void> => {
    const hours = waiting;
    waiting = new Map();
    for (const [hour, lines] of hours) {
      const text = ['#Version: 1.0', `#Fields: ${FIELDS}`, ...lines, ''].join('\n');
      const Key = `cdn.${hour}.${randomBytes(4).toString('hex')}.gz`;
      try {
        await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: gzipSync(text) }));
        hours.delete(hour);
      } catch (error) {
        // The next time they are written with what has come since.
        for (const [kept, old] of hours) waiting.set(kept, [...old, ...(waiting.get(kept) ?? [])]);
        throw error;
      }
    }
  };
  // A bucket that doesn't answer is told of by everything else that needs it.
  const timer = setInterval(() => flush().catch(() => undefined), FLUSH_MS);
  timer.unref();

  return {
    note(request, response) {
      const { socket, method = '-', url = '/', headers } = request;
      const address = clientAddress(request);
      const before = socket.bytesWritten;
      response.once('close', () => {
        const at = new Date().toISOString();
        const [, first, last] =
          /^bytes (\d+)-(\d+)\//.exec(String(response.getHeader('content-range') ?? '')) ?? [];
        const line = [
          ...[at.slice(0, 10), at.slice(11, 19), socket.bytesWritten - before, address, method],
          ...[encode(url.split('?')[0]), response.statusCode, encode(headers.referer)],
          ...[encode(headers['user-agent']), response.getHeader('content-length') ?? '-'],
          ...[first ?? '-', last ?? '-'],
        ].join('\t');
        const hour = at.slice(0, 13).replace('T', '-');
        const lines = waiting.get(hour) ?? [];
        lines.push(line);
        waiting.set(hour, lines);
      });
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
};
