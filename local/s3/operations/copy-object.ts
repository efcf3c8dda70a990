import { constants, copyFile } from 'node:fs/promises';
import { xmlAnswer } from '../answer.ts';
import { writeCondition } from '../conditions.ts';
import { storedHeaders, versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { invalidArgument, preconditionFailed, S3Error } from '../s3-error.ts';
import { addObject } from './add-object.ts';
import { findVersion } from './find-version.ts';

const parseSource = (header: string): { bucket: string; key: string; versionId?: string } => {
  const [, bucket, key, versionId] =
    /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(header) ?? [];
  if (bucket === undefined || key === undefined) {
    throw invalidArgument(
      'x-amz-copy-source',
      header,
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  return {
    bucket,
    key: decodeURIComponent(key),
    ...(versionId === undefined ? {} : { versionId }),
  };
};

export const copyObject: Operation = {
  name: 'CopyObject',
  method: 'PUT',
  target: 'object',
  requiredHeader: 'x-amz-copy-source',
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket);
    const source = parseSource(request.header('x-amz-copy-source') ?? '');
    const sourceBucket = store.bucket(source.bucket);
    const original = findVersion(sourceBucket, source.key, source.versionId);
    const replaces = request.header('x-amz-metadata-directive') === 'REPLACE';
    if (
      !replaces &&
      source.versionId === undefined &&
      sourceBucket === bucket &&
      source.key === request.key
    ) {
      throw new S3Error(
        400,
        'InvalidRequest',
        'This copy request is illegal because it is trying to copy an object to itself without changing its metadata.',
      );
    }
    const expected = request.header('x-amz-copy-source-if-match')?.replaceAll('"', '');
    if (expected !== undefined && expected !== original.etag) {
      throw preconditionFailed('x-amz-copy-source-If-Match');
    }
    const path = store.temporaryPath();
    await copyFile(sourceBucket.blobPath(original), path, constants.COPYFILE_FICLONE);
    const version = await addObject(bucket, request.key, path, writeCondition(request), {
      sizeBytes: original.sizeBytes,
      etag: original.etag,
      checksums: original.checksums,
      checksumType: original.checksumType,
      headers: replaces ? storedHeaders(request) : original.headers,
    });
    return xmlAnswer(
      'CopyObjectResult',
      { ETag: `"${version.etag}"`, LastModified: new Date(version.lastModified).toISOString() },
      [],
      { ...versionHeaders(version), 'x-amz-copy-source-version-id': original.versionId },
    );
  },
};
