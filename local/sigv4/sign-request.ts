import { canonicalRequest } from './canonical-request.ts';
import { sha256Hex } from './encode.ts';
import { sign } from './sign.ts';
import type { Credentials } from './verify.ts';

/** A request that is to be signed; not for S3, whose bodies are signed otherwise. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** As it stands in a credential's scope, for example `lambda`. */
  readonly service: string;
}

/** The headers that sign a request: its host, its date and its Authorization. */
export const signRequest = (
  { method, url, body, service }: UnsignedRequest,
  { accessKeyId, secretAccessKey, region }: Credentials,
  now: number,
): Record<'host' | 'x-amz-date' | 'authorization', string> => {
  const timestamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers = { host: url.host, 'x-amz-date': timestamp };
  const names = Object.keys(headers);
  const canonical = canonicalRequest(
    {
      method,
      rawPath: url.pathname,
      query: new Map(url.searchParams),
      header: (name) => Object.entries(headers).find(([known]) => known === name)?.[1],
    },
    names,
    sha256Hex(body),
    false,
  );
  const scope = `${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  const { expected } = sign(canonical, { scope, timestamp, secretAccessKey });
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${expected.toString('hex')}`;
  return { ...headers, authorization };
};
