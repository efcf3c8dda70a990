import { xmlAnswer } from '../answer.ts';
import { isChecksumAlgorithm } from '../body/checksums.ts';
import { readText } from '../body/read-text.ts';
import { receiveBody } from '../body/receive.ts';
import { checksumHeaders, storedHeaders } from '../object-headers.ts';
import type { Operation } from '../operation.ts';
import { element } from '../xml.ts';
import { findUpload, partNumberOf } from './find-upload.ts';
import { uploadPartCopy } from './upload-part-copy.ts';

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
    const partNumber = partNumberOf(request);
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
  uploadPartCopy,
  listParts,
  abortMultipartUpload,
];
