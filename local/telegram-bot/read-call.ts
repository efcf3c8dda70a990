import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { BotApiError } from './bot-api-error.ts';

/** A file that came with a call. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** One call, as it came in. */
export interface Call {
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, SentFile>;
}

/** `/bot<token>/<method>`; undefined for any other address. */
export const readAddress = (
  url: string,
): { readonly token: string; readonly method: string } | undefined => {
  const [, token, method] =
    /^\/bot([^/]+)\/(\w+)$/.exec(new URL(url, 'http://127.0.0.1').pathname) ?? [];
  return token && method ? { token: decodeURIComponent(token), method } : undefined;
};

const readForm = (request: IncomingMessage, maxBytes: number): Promise<Omit<Call, 'method'>> =>
  new Promise((resolve, reject) => {
    const fields: Record<string, unknown> = {};
    const files = new Map<string, SentFile>();
    const form = new Busboy({ headers: request.headers as BusboyHeaders });
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    const reading: Promise<void>[] = [];
    form.on('file', (field, stream, name) => {
      const read = async () => {
        files.set(field, { name, bytes: await buffer(stream) });
      };
      reading.push(read());
    });
    form.on('finish', () => {
      Promise.all(reading)
        .then(() => {
          const total = [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
          if (total > maxBytes) throw new BotApiError(413, 'Request Entity Too Large');
          resolve({ fields, files });
        })
        .catch(reject);
    });
    form.on('error', reject);
    // A form that breaks off is no call.
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('The caller went away.')));
    request.pipe(form);
  });

/** Reads a call to its end: JSON, or a form with files. @throws BotApiError, SyntaxError */
export const readCall = async (
  request: IncomingMessage,
  method: string,
  maxBytes: number,
): Promise<Call> => {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    return { method, ...(await readForm(request, maxBytes)) };
  }
  const text = (await buffer(request)).toString('utf8');
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  const fields = isForm
    ? Object.fromEntries(new URLSearchParams(text))
    : (JSON.parse(text || '{}') as Record<string, unknown>);
  return { method, fields, files: new Map() };
};
