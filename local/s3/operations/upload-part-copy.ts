import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { xmlAnswer } from '../answer.ts';
import { createChecksum } from '../body/checksums.ts';
import type { Operation } from '../operation.ts';
import type { ByteRange } from '../range.ts';
import { invalidArgument } from '../s3-error.ts';
import type { Part, Upload } from '../store/uploads.ts';
import { element } from '../xml.ts';
import { findCopySource } from './copy-source.ts';
import { findUpload, partNumberOf } from './find-upload.ts';

const RANGE = 'x-amz-copy-source-range';

/** The bytes that are copied; a range of a copy is never cut to fit. @throws S3Error InvalidArgument */
const rangeOf = (header: string | undefined, sizeBytes: number): ByteRange => {
  if (header === undefined) return { start: 0, end: sizeBytes - 1 };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  const range = { start: Number(first), end: Number(last) };
  if (first === undefined || range.end < range.start) {
    throw invalidArgument(
      RANGE,
      header,
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    );
  }
  if (range.end < sizeBytes) return range;
  const told = `Range specified is not valid for source object of size: ${sizeBytes}`;
  throw invalidArgument(RANGE, header, told);
};

/** Writes a part of a file to another and answers what the part is. */
const copyPart = async (
  from: string,
  { start, end }: ByteRange,
  to: string,
  { checksumAlgorithm }: Upload,
): Promise<Pick<Part, 'etag' | 'sizeBytes' | 'checksums'>> => {
  const md5 = createHash('md5');
  const sum = checksumAlgorithm && createChecksum(checksumAlgorithm);
  const measured = async function* () {
    // A stream's end is inclusive, so that none says "nothing".
    if (end < start) return;
    for await (const data of createReadStream(from, { start, end }) as AsyncIterable<Buffer>) {
      md5.update(data);
      sum?.update(data);
      yield data;
    }
  };
  try {
    await pipeline(measured(), createWriteStream(to));
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
  return {
    etag: md5.digest('hex'),
    sizeBytes: end - start + 1,
    checksums: sum && checksumAlgorithm ? { [checksumAlgorithm]: sum.digest() } : {},
  };
};

/** A part that is another object, or a range of one: how copies of large objects are made. */
export const uploadPartCopy: Operation = {
  name: 'UploadPartCopy',
  method: 'PUT',
  target: 'object',
  subresources: ['uploadId', 'partNumber'],
  requiredHeader: 'x-amz-copy-source',
  run: async (call) => {
    const { request, store } = call;
    const upload = await findUpload(call);
    const partNumber = partNumberOf(request);
    const { bucket, version } = findCopySource(request, store);
    const range = rangeOf(request.header(RANGE), version.sizeBytes);
    const path = store.temporaryPath();
    const copied = await copyPart(bucket.blobPath(version), range, path, upload);
    const lastModified = Date.now();
    await store.uploads.addPart(upload, { partNumber, ...copied, lastModified }, path);
    return xmlAnswer(
      'CopyPartResult',
      { ETag: `"${copied.etag}"`, LastModified: new Date(lastModified).toISOString() },
      Object.entries(copied.checksums).map(([name, value]) =>
        element(`Checksum${name.toUpperCase()}`, value),
      ),
      { 'x-amz-copy-source-version-id': version.versionId },
    );
  },
};
