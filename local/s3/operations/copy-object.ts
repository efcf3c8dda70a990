import { constants, copyFile } from 'node:fs/promises';
import { xmlAnswer } from '../answer.ts';
import { writeCondition } from '../conditions.ts';
import { storedHeaders, versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import { addObject } from './add-object.ts';
import { findCopySource } from './copy-source.ts';

export const copyObject: Operation = {
  name: 'CopyObject',
  method: 'PUT',
  target: 'object',
  requiredHeader: 'x-amz-copy-source',
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket);
    const source = findCopySource(request, store);
    const { version: original } = source;
    const replaces = request.header('x-amz-metadata-directive') === 'REPLACE';
    if (
      !replaces &&
      !source.isVersionNamed &&
      source.bucket === bucket &&
      original.key === request.key
    ) {
      throw new S3Error(
        400,
        'InvalidRequest',
        'This copy request is illegal because it is trying to copy an object to itself without changing its metadata.',
      );
    }
    const path = store.temporaryPath();
    await copyFile(source.bucket.blobPath(original), path, constants.COPYFILE_FICLONE);
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
