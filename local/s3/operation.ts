import type { VerifiedSignature } from '../sigv4/index.ts';
import type { Answer } from './answer.ts';
import type { S3Request } from './request.ts';
import type { Store } from './store/store.ts';

export interface OperationCall {
  readonly request: S3Request;
  readonly auth: VerifiedSignature;
  readonly store: Store;
}

/** One operation of the S3 API, and how a request for it is recognised. */
export interface Operation {
  /** As the API reference names it. */
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly target: 'service' | 'bucket' | 'object';
  /** Query parameters that a request for this operation always has, and one for another never. */
  readonly subresources?: readonly string[];
  /** A header that tells it from another operation of the same method and target. */
  readonly requiredHeader?: string;
  /** The other query parameters that it understands. */
  readonly parameters?: readonly string[];
  run(call: OperationCall): Promise<Answer>;
}
