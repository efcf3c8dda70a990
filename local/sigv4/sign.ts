import { hmacSha256, sha256Hex } from './encode.ts';

/** What a signature is made with. */
interface Signing {
  /** `date/region/service/aws4_request`. */
  readonly scope: string;
  readonly timestamp: string;
  readonly secretAccessKey: string;
}

/** A few services and two days at midnight; more are strangers' scopes, which must not fill the memory. */
const MOST_KEYS = 32;
const signingKeys = new Map<string, Buffer>();

/** The key of a day, region and service: four hashes, and the same for all of their requests. */
const signingKeyOf = (scope: string, secretAccessKey: string): Buffer => {
  const name = `${secretAccessKey}/${scope}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const key = scope
    .split('/')
    .reduce<string | Buffer>(hmacSha256, `AWS4${secretAccessKey}`) as Buffer;
  if (signingKeys.size >= MOST_KEYS) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
};

/** Signs a canonical request. */
export const sign = (canonical: string, { scope, timestamp, secretAccessKey }: Signing) => {
  const signingKey = signingKeyOf(scope, secretAccessKey);
  const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256Hex(canonical)}`;
  return { signingKey, stringToSign, expected: hmacSha256(signingKey, stringToSign) };
};
