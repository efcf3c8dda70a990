import { S3ServiceException } from '@aws-sdk/client-s3';
import { ObjectNotFound, StorageRefused, StorageUnavailable } from './storage-errors.ts';

/** What was tried, in words that follow "could not" and "refused to". */
export type StorageAction = 'read' | 'write' | 'look up' | 'take away';

interface Attempt {
  readonly action: StorageAction;
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

const CHECK_ACCESS =
  "Check that the role may s3:GetObject, s3:PutObject and s3:ListBucket there (without ListBucket a missing object looks like this too), the bucket's policy and its KMS key.";
const CHECK_CREDENTIALS = 'Check the AWS credentials and AWS_REGION.';
const CHECK_SETTINGS = "Check S3_BUCKET_NAME, AWS_REGION and the role's rights.";

const REMEDIES: Readonly<Record<string, string>> = {
  AccessDenied: CHECK_ACCESS,
  NoSuchBucket: 'Check S3_BUCKET_NAME: there is no bucket of that name.',
  PermanentRedirect: 'Check AWS_REGION: the bucket is in another region.',
  InvalidAccessKeyId: CHECK_CREDENTIALS,
  SignatureDoesNotMatch: CHECK_CREDENTIALS,
  ExpiredToken: CHECK_CREDENTIALS,
  AuthorizationHeaderMalformed: CHECK_CREDENTIALS,
  CredentialsProviderError: CHECK_CREDENTIALS,
};

/** 4xx codes that pass by themselves: throttling, a stalled or damaged upload, a concurrent write. */
const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  'BadDigest',
  'ConditionalRequestConflict',
  'IncompleteBody',
  'OperationAborted',
  'RequestTimeout',
  'SlowDown',
  'ThrottlingException',
  'TimeoutError',
  'XAmzContentSHA256Mismatch',
]);

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
]);

/** A HEAD has no body to name an error in, so the SDK leaves the code open; the status says it. */
const codeOf = ({ name, $metadata }: S3ServiceException): string =>
  $metadata.httpStatusCode === 403 && /^(Unknown|Forbidden)/.test(name) ? 'AccessDenied' : name;

const isTransport = (error: Error): boolean =>
  error.name === 'TimeoutError' ||
  error.message.startsWith('Checksum mismatch') ||
  ('code' in error && NETWORK_CODES.has(String(error.code)));

/** The storage error that an SDK's error stands for; an error of another origin (the file system) stays as it is. */
export const toStorageError = (error: unknown, attempt: Attempt): unknown => {
  const { action } = attempt;
  if (!(error instanceof Error)) return error;
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    const code = codeOf(error);
    if (status === 404 && code !== 'NoSuchBucket') return new ObjectNotFound(attempt, error);
    if (status >= 500 || status === 429 || TRANSIENT_CODES.has(code)) {
      return new StorageUnavailable(attempt, action, `${code} (${status}) ${error.message}`, error);
    }
    const remedy = REMEDIES[code] ?? `S3 says: ${error.message} (${status}). ${CHECK_SETTINGS}`;
    return new StorageRefused(attempt, action, code, remedy, error);
  }
  if (error.name === 'CredentialsProviderError') {
    return new StorageRefused(attempt, action, error.name, CHECK_CREDENTIALS, error);
  }
  return isTransport(error)
    ? new StorageUnavailable(attempt, action, error.message || error.name, error)
    : error;
};
