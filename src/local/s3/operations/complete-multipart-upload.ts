import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { xmlAnswer } from '../answer.ts';
import { type Checksum, type Checksums, createChecksum } from '../body/checksums.ts';
import { readText } from '../body/read-text.ts';
import { writeCondition } from '../conditions.ts';
import { versionHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3-error.ts';
import type { Part, Upload } from '../store/uploads.ts';
import { elementsIn, textIn } from '../xml.ts';
import { addObject } from './add-object.ts';

const MIN_PART_BYTES = 5 * 1024 * 1024;

/** The stored parts that the request names, in its order. */
const chooseParts = (xml: string, stored: readonly Part[]): Part[] => {
  const wanted = elementsIn(xml, 'Part').map((part) => ({
    partNumber: Number(textIn(part, 'PartNumber')),
    etag: textIn(part, 'ETag')?.replaceAll('"', ''),
  }));
  if (wanted.length === 0) {
    throw new S3Error(400, 'MalformedXML', 'You must specify at least one part');
  }
  if (wanted.some(({ partNumber }, n) => partNumber <= (wanted[n - 1]?.partNumber ?? 0))) {
    throw new S3Error(
      400,
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  return wanted.map(({ partNumber, etag }, position) => {
    const part = stored.find((candidate) => candidate.partNumber === partNumber);
    if (part === undefined || part.etag !== etag) {
      throw new S3Error(
        400,
        'InvalidPart',
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { details: { PartNumber: String(partNumber) } },
      );
    }
    if (position < wanted.length - 1 && part.sizeBytes < MIN_PART_BYTES) {
      throw new S3Error(
        400,
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        { details: { PartNumber: String(partNumber), MinSizeAllowed: String(MIN_PART_BYTES) } },
      );
    }
    return part;
  });
};

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
