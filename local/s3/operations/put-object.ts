import { receiveBody } from '../body/receive.ts';
import { writeCondition } from '../conditions.ts';
import { checksumHeaders, storedHeaders, versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { addObject } from './add-object.ts';

export const putObject: Operation = {
  name: 'PutObject',
  method: 'PUT',
  target: 'object',
  run: async ({ request, auth, store }) => {
    const bucket = store.bucket(request.bucket);
    const condition = writeCondition(request);
    condition(bucket.index.current(request.key));
    const body = await receiveBody(request, auth, store.temporaryPath());
    const version = await addObject(bucket, request.key, body.path, condition, {
      sizeBytes: body.sizeBytes,
      etag: body.md5Hex,
      checksums: body.checksums,
      checksumType: 'FULL_OBJECT',
      headers: storedHeaders(request),
    });
    return {
      status: 200,
      headers: {
        etag: `"${version.etag}"`,
        ...versionHeaders(version),
        ...checksumHeaders(version),
      },
    };
  },
};
