import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** A request as the operations see it: path-style, names decoded. */
export interface S3Request {
  readonly method: string;
  /** The path as it was sent, still percent-encoded; what the signature covers. */
  readonly rawPath: string;
  /** Empty for a request to the service itself. */
  readonly bucket: string;
  /** Empty for a request to the bucket itself. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly message: IncomingMessage;
  /** A header's value; several lines are joined by commas. */
  header(name: string): string | undefined;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI', `Couldn't parse the URI part ${text}.`);
  }
};

const parseQuery = (search: string): Map<string, string> =>
  new Map(
    search
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...rest] = pair.replaceAll('+', '%20').split('=');
        return [decode(name), decode(rest.join('='))] as const;
      }),
  );

/** @throws S3Error InvalidURI when the path or the query isn't percent-encoded UTF-8. */
export const parseRequest = (message: IncomingMessage): S3Request => {
  const [rawPath = '/', ...search] = (message.url ?? '/').split('?');
  const [bucket = '', ...key] = rawPath.slice(1).split('/');
  return {
    method: message.method ?? 'GET',
    rawPath,
    bucket: decode(bucket),
    key: decode(key.join('/')),
    query: parseQuery(search.join('?')),
    message,
    header: (name) => {
      const value = message.headers[name];
      return Array.isArray(value) ? value.join(',') : value;
    },
  };
};
