import { timingSafeEqual } from 'node:crypto';
import { type Authorization, readAuthorization } from './authorization.ts';
import { canonicalRequest } from './canonical-request.ts';
import { sha256Hex } from './encode.ts';
import { sign } from './sign.ts';
import { SignatureError } from './signature-error.ts';
import type { SignedRequest } from './signed-request.ts';

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
    throw new SignatureError(
      403,
      'AccessDenied',
      'AWS authentication requires a valid x-amz-date.',
    );
  }
  return time;
};

const checkTime = ({ timestamp, expiresInSeconds }: Authorization, now: number): void => {
  const signedAt = parseTimestamp(timestamp);
  if (expiresInSeconds === undefined) {
    if (Math.abs(now - signedAt) > CLOCK_SKEW_MS) {
      throw new SignatureError(
        403,
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
      );
    }
  } else if (!(now <= signedAt + expiresInSeconds * 1000)) {
    throw new SignatureError(403, 'AccessDenied', 'Request has expired');
  }
};

const checkCaller = (authorization: Authorization, credentials: Credentials): void => {
  if (authorization.accessKeyId !== credentials.accessKeyId) {
    throw new SignatureError(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { details: { AWSAccessKeyId: authorization.accessKeyId } },
    );
  }
  if (authorization.region !== credentials.region) {
    throw new SignatureError(
      400,
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; the region '${authorization.region}' is wrong; expecting '${credentials.region}'`,
      { details: { Region: credentials.region } },
    );
  }
};

/**
 * Checks a request's Signature Version 4, in the header or presigned. With a body, its hash is what must have been
 * signed; without one (S3) it is what the request says of it, which the reader of the body checks.
 * @throws SignatureError as S3 names it: AccessDenied, InvalidAccessKeyId, SignatureDoesNotMatch and others.
 */
export const verifySignature = (
  request: SignedRequest,
  credentials: Credentials,
  now: number,
  body?: Uint8Array,
): VerifiedSignature => {
  const authorization = readAuthorization(request);
  checkCaller(authorization, credentials);
  checkTime(authorization, now);
  const { scope, timestamp, signature, signedHeaders, expiresInSeconds } = authorization;
  const told = request.header('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  const payloadHash =
    body !== undefined
      ? sha256Hex(body)
      : expiresInSeconds === undefined
        ? told
        : 'UNSIGNED-PAYLOAD';
  const canonical = canonicalRequest(request, signedHeaders, payloadHash, scope.includes('/s3/'));
  const { signingKey, stringToSign, expected } = sign(canonical, {
    scope,
    timestamp,
    secretAccessKey: credentials.secretAccessKey,
  });
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SignatureError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { details: { StringToSign: stringToSign, CanonicalRequest: canonical } },
    );
  }
  return { payloadHash, signingKey, scope, timestamp, signature };
};
