import { hmacSha256, sha256Hex } from './encode.ts';

/** What a signature is made with. */
interface Signing {
  /** `date/region/service/aws4_request`. */
  readonly scope: string;
  readonly timestamp: string;
  readonly secretAccessKey: string;
}

/** Signs a canonical request. */
export const sign = (canonical: string, { scope, timestamp, secretAccessKey }: Signing) => {
  const signingKey = scope
    .split('/')
    .reduce<string | Buffer>(hmacSha256, `AWS4${secretAccessKey}`) as Buffer;
  const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256Hex(canonical)}`;
  return { signingKey, stringToSign, expected: hmacSha256(signingKey, stringToSign) };
};
