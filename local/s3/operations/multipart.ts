import { xmlAnswer } from '../answer.ts';
import { isChecksumAlgorithm } from '../body/checksums.ts';
import { readText } from '../body/read-text.ts';
import { receiveBody } from '../body/receive.ts';
import { checksumHeaders, storedHeaders } from '../object-headers.ts';
import type { Operation, OperationCall } from '../operation.ts';
import { invalidArgument } from '../s3-error.ts';
import type { Upload } from '../store/uploads.ts';
import { element } from '../xml.ts';

const MAX_PART_NUMBER = 10_000;

const findUpload = ({ request, store }: OperationCall): Promise<Upload> => {
  const bucket = store.bucket(request.bucket);
  return store.uploads.find(request.query.get('uploadId') ?? '', bucket.name, request.key);
};

const createMultipartUpload: Operation = {
  name: 'CreateMultipartUpload',
  method: 'POST',
  target: 'object',
  subresources: ['uploads'],
  run: async ({ request, store }) => {
    const bucket = store.bucket(request.bucket).name;
    await readText(request);
    const algorithm = (request.header('x-amz-checksum-algorithm') ?? '').toLowerCase();
    const type = request.header('x-amz-checksum-type');
    const { uploadId } = await store.uploads.begin({
      bucket,
      key: request.key,
      headers: storedHeaders(request),
      ...(isChecksumAlgorithm(algorithm) ? { checksumAlgorithm: algorithm } : {}),
      checksumType:
        type === 'FULL_OBJECT' || algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE',
    });
    return xmlAnswer('InitiateMultipartUploadResult', {
      Bucket: bucket,
      Key: request.key,
      UploadId: uploadId,
    });
  },
};

const uploadPart: Operation = {
  name: 'UploadPart',
  method: 'PUT',
  target: 'object',
  subresources: ['uploadId', 'partNumber'],
  run: async (call) => {
    const { request, auth, store } = call;
    const upload = await findUpload(call);
    const number = request.query.get('partNumber') ?? '';
    const partNumber = Number(number);
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MAX_PART_NUMBER) {
      throw invalidArgument(
        'partNumber',
        number,
        'Part number must be an integer between 1 and 10000, inclusive',
      );
    }
    const body = await receiveBody(request, auth, store.temporaryPath());
    const { sizeBytes, md5Hex: etag, checksums } = body;
    const part = { partNumber, etag, sizeBytes, checksums, lastModified: Date.now() };
    await store.uploads.addPart(upload, part, body.path);
    const { 'x-amz-checksum-type': _, ...sums } = checksumHeaders({
      checksums,
      checksumType: 'FULL_OBJECT',
    });
    return { status: 200, headers: { etag: `"${etag}"`, ...sums } };
  },
};

const listParts: Operation = {
  name: 'ListParts',
  method: 'GET',
  target: 'object',
  subresources: ['uploadId'],
  run: async (call) => {
    const upload = await findUpload(call);
    const parts = await call.store.uploads.parts(upload);
    return xmlAnswer(
      'ListPartsResult',
      { Bucket: upload.bucket, Key: upload.key, UploadId: upload.uploadId, IsTruncated: false },
      parts.map((part) =>
        [
          '<Part>',
          element('PartNumber', part.partNumber),
          element('LastModified', new Date(part.lastModified).toISOString()),
          element('ETag', `"${part.etag}"`),
          element('Size', part.sizeBytes),
          '</Part>',
        ].join(''),
      ),
    );
  },
};

const abortMultipartUpload: Operation = {
  name: 'AbortMultipartUpload',
  method: 'DELETE',
  target: 'object',
  subresources: ['uploadId'],
  run: async (call) => {
    await call.store.uploads.remove(await findUpload(call));
    return { status: 204 };
  },
};

/** The steps of a multipart upload up to its completion. */
export const MULTIPART_OPERATIONS: readonly Operation[] = [
  createMultipartUpload,
  uploadPart,
  listParts,
  abortMultipartUpload,
];
