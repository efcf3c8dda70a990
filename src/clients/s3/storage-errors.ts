import { StepcastError } from '../../errors/stepcast-error.ts';

interface ObjectRef {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

/** An object as a person looks it up: `s3://bucket/key`, and its version if one was asked for. */
const locate = ({ bucket, key, versionId }: ObjectRef): string =>
  `s3://${bucket}/${key}${versionId === undefined ? '' : ` (version ${versionId})`}`;

/** Thrown when an object, or that version of it, is not in the bucket. */
export class ObjectNotFound extends StepcastError {
  override readonly name = 'ObjectNotFound';
  readonly retryable = false;
  readonly key: string;

  constructor(object: ObjectRef, cause?: unknown) {
    super(
      `${locate(object)} does not exist. It was never written or a lifecycle rule has removed it: run the step that writes it again.`,
      { cause },
    );
    this.key = object.key;
  }
}

/** Thrown when S3 can't be reached, is busy or failed itself, so that the same call may succeed later. */
export class StorageUnavailable extends StepcastError {
  override readonly name = 'StorageUnavailable';
  readonly retryable = true;
  readonly key: string;

  constructor(object: ObjectRef, action: string, reason: string, cause?: unknown) {
    super(`S3 could not ${action} ${locate(object)} just now: ${reason}`, { cause });
    this.key = object.key;
  }
}

/** Thrown when S3 refuses a call for a reason that stays until somebody changes something. */
export class StorageRefused extends StepcastError {
  override readonly name = 'StorageRefused';
  readonly retryable = false;
  readonly key: string;
  /** S3's own code, for example `AccessDenied`. */
  readonly code: string;

  constructor(object: ObjectRef, action: string, code: string, remedy: string, cause?: unknown) {
    super(`S3 refused to ${action} ${locate(object)}: ${code}. ${remedy}`, { cause });
    this.key = object.key;
    this.code = code;
  }
}
