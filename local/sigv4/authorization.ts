import { SignatureError } from './signature-error.ts';
import type { SignedRequest } from './signed-request.ts';

/** The parts of a Signature Version 4, from the Authorization header or a presigned URL's query. */
export interface Authorization {
  readonly accessKeyId: string;
  /** `date/region/service/aws4_request`. */
  readonly scope: string;
  readonly region: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** As sent: `20260101T000000Z`. */
  readonly timestamp: string;
  /** Only a presigned URL has one. */
  readonly expiresInSeconds?: number;
}

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

const fromParts = (
  credential: string,
  signedHeaders: string,
  signature: string,
  timestamp: string,
): Authorization => {
  const parts = credential.split('/');
  const scope = parts.slice(-4);
  const [, region] = scope;
  if (parts.length < 5 || region === undefined || scope[3] !== 'aws4_request') {
    throw new SignatureError(
      400,
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  return {
    accessKeyId: parts.slice(0, -4).join('/'),
    scope: scope.join('/'),
    region,
    signedHeaders: signedHeaders.split(';'),
    signature,
    timestamp,
  };
};

const readPresigned = ({ query }: SignedRequest): Authorization => {
  const parameter = (name: string): string => {
    const value = query.get(name);
    if (value === undefined || value === '') {
      throw new SignatureError(
        400,
        'AuthorizationQueryParametersError',
        `A presigned URL must have the query parameter ${name}.`,
      );
    }
    return value;
  };
  return {
    ...fromParts(
      parameter('X-Amz-Credential'),
      parameter('X-Amz-SignedHeaders'),
      parameter('X-Amz-Signature'),
      parameter('X-Amz-Date'),
    ),
    expiresInSeconds: Number(parameter('X-Amz-Expires')),
  };
};

/** @throws SignatureError AccessDenied when the request is not signed at all. */
export const readAuthorization = (request: SignedRequest): Authorization => {
  if (request.query.has('X-Amz-Signature')) return readPresigned(request);
  const header = request.header('authorization');
  if (header === undefined) throw new SignatureError(403, 'AccessDenied', 'Access Denied');
  const [, credential, signedHeaders, signature] = HEADER.exec(header) ?? [];
  if (credential === undefined || signedHeaders === undefined || signature === undefined) {
    throw new SignatureError(
      400,
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed; only AWS4-HMAC-SHA256 signatures are understood.',
    );
  }
  return fromParts(credential, signedHeaders, signature, request.header('x-amz-date') ?? '');
};
