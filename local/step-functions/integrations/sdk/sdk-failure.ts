import { TaskFailed } from '../../contract.ts';

/** The facts of an answer that AWS's SDK puts into an exception's message. */
export interface SdkFailureFacts {
  /** The service's name as Step Functions writes it before an error's dot: `S3`, `Sfn`, `Lambda`. */
  readonly service: string;
  /** The exception's class, for example `NoSuchKeyException`. */
  readonly exception: string;
  readonly message: string;
  readonly status: number;
  readonly requestId: string;
  readonly extendedRequestId?: string | undefined;
}

/** A failure of an AWS SDK integration: the message of the SDK for Java 2, which Step Functions hands on as Cause. */
export const sdkFailure = (facts: SdkFailureFacts): TaskFailed => {
  const extended =
    facts.extendedRequestId === undefined
      ? ''
      : `, Extended Request ID: ${facts.extendedRequestId}`;
  return new TaskFailed(
    `${facts.service}.${facts.exception}`,
    `${facts.message} (Service: ${facts.service}, Status Code: ${facts.status}, Request ID: ${facts.requestId}${extended})`,
  );
};

/** No answer at all: the SDK's own exception. */
export const unreachable = (service: string, error: unknown): TaskFailed =>
  new TaskFailed(
    `${service}.SdkClientException`,
    `Unable to execute HTTP request: ${error instanceof Error ? error.message : String(error)}`,
  );
