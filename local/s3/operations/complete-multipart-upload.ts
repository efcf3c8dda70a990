import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { xmlAnswer } from '../answer.ts';
import { type Checksum, type Checksums, createChecksum } from '../body/checksums.ts';
import { readText } from '../body/read-text.ts';
import { writeCondition } from '../conditions.ts';
import { versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import type { Part, Upload } from '../store/uploads.ts';
import { addObject } from './add-object.ts';
import { chooseParts } from './choose-parts.ts';

const joinParts = async (
  parts: readonly string[],
  target: string,
  sum: Checksum | undefined,
): Promise<void> => {
  const joined = async function* () {
    for (const path of parts) {
      for await (const data of createReadStream(path) as AsyncIterable<Buffer>) {
        sum?.update(data);
        yield data;
      }
    }
  };
  await pipeline(joined, createWriteStream(target));
};

/** The digest of the parts' digests, followed by their number, as "Checking object integrity" defines it. */
const compositeChecksum = (upload: Upload, parts: readonly Part[]): Checksums => {
  const { checksumAlgorithm: algorithm } = upload;
  if (algorithm === undefined) return {};
  const sum = createChecksum(algorithm);
  for (const { checksums } of parts) sum.update(Buffer.from(checksums[algorithm] ?? '', 'base64'));
  return { [algorithm]: `${sum.digest()}-${parts.length}` };
};

const multipartEtag = (parts: readonly Part[]): string => {
  const md5 = createHash('md5');
  for (const { etag } of parts) md5.update(Buffer.from(etag, 'hex'));
  return `${md5.digest('hex')}-${parts.length}`;
};

export const completeMultipartUpload: Operation = {
  name: 'CompleteMultipartUpload',
  method: 'POST',
  target: 'object',
  subresources: ['uploadId'],
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket);
    const { key } = request;
    const upload = await store.uploads.find(request.query.get('uploadId') ?? '', bucket.name, key);
    const parts = chooseParts(await readText(request), await store.uploads.parts(upload));
    const condition = writeCondition(request);
    condition(bucket.index.current(key));

    const { checksumAlgorithm: algorithm, checksumType } = upload;
    const wholeSum =
      checksumType === 'FULL_OBJECT' && algorithm !== undefined
        ? createChecksum(algorithm)
        : undefined;
    const path = store.temporaryPath();
    await joinParts(
      parts.map((part) => store.uploads.partPath(upload, part)),
      path,
      wholeSum,
    );
    const version = await addObject(bucket, key, path, condition, {
      sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      etag: multipartEtag(parts),
      checksums:
        wholeSum !== undefined && algorithm !== undefined
          ? { [algorithm]: wholeSum.digest() }
          : compositeChecksum(upload, parts),
      checksumType,
      headers: upload.headers,
    });
    await store.uploads.remove(upload);
    return xmlAnswer(
      'CompleteMultipartUploadResult',
      {
        Location: `/${bucket.name}/${key}`,
        Bucket: bucket.name,
        Key: key,
        ETag: `"${version.etag}"`,
      },
      [],
      versionHeaders(version),
    );
  },
};
