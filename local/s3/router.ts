import type { Operation } from './operation.ts';
import { BUCKET_OPERATIONS } from './operations/buckets.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { copyObject } from './operations/copy-object.ts';
import { deleteObject, deleteObjects } from './operations/delete-object.ts';
import { getObject, headObject } from './operations/get-object.ts';
import { getObjectTagging } from './operations/get-object-tagging.ts';
import { LIFECYCLE_OPERATIONS } from './operations/lifecycle.ts';
import { listObjectVersions } from './operations/list-object-versions.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { MULTIPART_OPERATIONS } from './operations/multipart.ts';
import { putObject } from './operations/put-object.ts';
import type { S3Request } from './request.ts';
import { notImplemented } from './s3-error.ts';

const OPERATIONS: readonly Operation[] = [
  ...BUCKET_OPERATIONS,
  ...LIFECYCLE_OPERATIONS,
  ...MULTIPART_OPERATIONS,
  completeMultipartUpload,
  copyObject,
  deleteObject,
  deleteObjects,
  getObject,
  getObjectTagging,
  headObject,
  listObjectsV2,
  listObjectVersions,
  putObject,
];

const UNDERSTOOD_HEADERS =
  /^x-amz-(checksum-.+|content-sha256|copy-source(-if-match|-range)?|date|decoded-content-length|expected-bucket-owner|meta-.+|metadata-directive|mp-object-size|sdk-checksum-algorithm|security-token|trailer|user-agent)$/;

const targetOf = ({ bucket, key }: S3Request): Operation['target'] =>
  bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';

const isAuthentication = (parameter: string): boolean =>
  parameter === 'x-id' || /^X-Amz-/i.test(parameter);

const specificity = ({ subresources = [], requiredHeader }: Operation): number =>
  subresources.length + (requiredHeader === undefined ? 0 : 1);

/**
 * The operation that a request asks for.
 * @throws S3Error NotImplemented naming what isn't understood: a request is never half-obeyed.
 */
export const routeRequest = (request: S3Request): Operation => {
  const target = targetOf(request);
  const [operation] = OPERATIONS.filter(
    (candidate) =>
      candidate.method === request.method &&
      candidate.target === target &&
      (candidate.subresources ?? []).every((name) => request.query.has(name)) &&
      (candidate.requiredHeader === undefined ||
        request.header(candidate.requiredHeader) !== undefined),
  ).sort((a, b) => specificity(b) - specificity(a));
  const parameters = [...request.query.keys()].filter((name) => !isAuthentication(name));
  if (operation === undefined) {
    throw notImplemented(`${request.method} on a ${target} with [${parameters.join(', ')}]`);
  }
  const understood = [...(operation.subresources ?? []), ...(operation.parameters ?? [])];
  const unknown = parameters.find((name) => !understood.includes(name));
  if (unknown !== undefined) {
    throw notImplemented(`The query parameter ${unknown} of ${operation.name}`);
  }
  const header = Object.keys(request.message.headers).find(
    (name) => name.startsWith('x-amz-') && !UNDERSTOOD_HEADERS.test(name),
  );
  if (header !== undefined) throw notImplemented(`The header ${header} of ${operation.name}`);
  return operation;
};
