import type { TaskFailed } from '../../contract.ts';
import { sdkFailure, unreachable } from '../sdk/sdk-failure.ts';

/** Errors of the six operations for which the SDK has a class of its own; any other is an S3Exception. */
const MODELLED: ReadonlySet<string> = new Set([
  'EncryptionTypeMismatch',
  'InvalidObjectState',
  'InvalidRequest',
  'InvalidWriteOffset',
  'NoSuchBucket',
  'NoSuchKey',
  'ObjectNotInActiveTierError',
  'TooManyParts',
]);

interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly Code?: string;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    readonly extendedRequestId?: string;
  };
}

/**
 * An S3 failure as Step Functions tells it. A HEAD's answer has no body, so the SDK for Java 2 knows
 * only the status: 404 becomes NoSuchKeyException (its ExceptionTranslationInterceptor, which drops
 * the extended request id), anything else an S3Exception whose message is `null`.
 */
export const s3Failure = (operation: string, error: unknown): TaskFailed => {
  const failure = error as SdkError;
  const status = failure.$metadata?.httpStatusCode;
  if (status === undefined) return unreachable('S3', error);
  const facts = {
    service: 'S3',
    status,
    requestId: failure.$metadata?.requestId ?? 'null',
    extendedRequestId: failure.$metadata?.extendedRequestId,
  };
  if (operation === 'headObject') {
    return status === 404
      ? sdkFailure({
          ...facts,
          exception: 'NoSuchKeyException',
          message: 'The specified key does not exist.',
          extendedRequestId: undefined,
        })
      : sdkFailure({ ...facts, exception: 'S3Exception', message: 'null' });
  }
  const code = failure.Code ?? failure.name;
  const exception = MODELLED.has(code) ? `${code}Exception` : 'S3Exception';
  return sdkFailure({ ...facts, exception, message: failure.message });
};
