import { timingSafeEqual } from 'node:crypto';
import type { S3Request } from '../request.ts';
import { S3Error } from '../s3-error.ts';
import { type Authorization, readAuthorization } from './authorization.ts';
import { canonicalRequest } from './canonical-request.ts';
import { hmacSha256, sha256Hex } from './encode.ts';

/** The one caller that the server knows. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** What reading a signed body needs to go on from the request's own signature. */
export interface VerifiedSignature {
  /** The `x-amz-content-sha256` header: a hash, `UNSIGNED-PAYLOAD` or a `STREAMING-…` mode. */
  readonly payloadHash: string;
  readonly signingKey: Uint8Array;
  readonly scope: string;
  readonly timestamp: string;
  readonly signature: string;
}

const CLOCK_SKEW_MS = 15 * 60_000;

const parseTimestamp = (timestamp: string): number => {
  const time = Date.parse(
    timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (Number.isNaN(time)) {
    throw new S3Error(403, 'AccessDenied', 'AWS authentication requires a valid x-amz-date.');
  }
  return time;
};

const checkTime = ({ timestamp, expiresInSeconds }: Authorization, now: number): void => {
  const signedAt = parseTimestamp(timestamp);
  if (expiresInSeconds === undefined) {
    if (Math.abs(now - signedAt) > CLOCK_SKEW_MS) {
      throw new S3Error(
        403,
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
      );
    }
  } else if (!(now <= signedAt + expiresInSeconds * 1000)) {
    throw new S3Error(403, 'AccessDenied', 'Request has expired');
  }
};

const checkCaller = (authorization: Authorization, credentials: Credentials): void => {
  if (authorization.accessKeyId !== credentials.accessKeyId) {
    throw new S3Error(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { details: { AWSAccessKeyId: authorization.accessKeyId } },
    );
  }
  if (authorization.region !== credentials.region) {
    throw new S3Error(
      400,
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; the region '${authorization.region}' is wrong; expecting '${credentials.region}'`,
      { details: { Region: credentials.region } },
    );
  }
};

/**
 * Checks a request's Signature Version 4, in the header or presigned.
 * @throws S3Error as S3 names it: AccessDenied, InvalidAccessKeyId, SignatureDoesNotMatch and others.
 */
export const verifySignature = (
  request: S3Request,
  credentials: Credentials,
  now: number,
): VerifiedSignature => {
  const authorization = readAuthorization(request);
  checkCaller(authorization, credentials);
  checkTime(authorization, now);
  const { scope, timestamp, signature, signedHeaders, expiresInSeconds } = authorization;
  const payloadHash =
    expiresInSeconds === undefined
      ? (request.header('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD')
      : 'UNSIGNED-PAYLOAD';
  const canonical = canonicalRequest(request, signedHeaders, payloadHash);
  const signingKey = scope
    .split('/')
    .reduce<string | Buffer>(hmacSha256, `AWS4${credentials.secretAccessKey}`) as Buffer;
  const stringToSign = `AWS4-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256Hex(canonical)}`;
  const expected = hmacSha256(signingKey, stringToSign);
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Error(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { details: { StringToSign: stringToSign, CanonicalRequest: canonical } },
    );
  }
  return { payloadHash, signingKey, scope, timestamp, signature };
};
