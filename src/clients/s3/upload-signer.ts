import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { UploadSigner } from '../../episode/episode-import.ts';
import { createS3Client } from './client.ts';
import { IMMUTABLE } from './upload.ts';

/** Long enough for the largest file on a slow line. */
const VALID_SECONDS = 3_600;

/** Signs uploads into the bucket: of exactly these bytes, which S3 checks by their digest. */
export const createUploadSigner = (
  config: { readonly S3_BUCKET_NAME: string; readonly AWS_REGION: string },
  client: S3Client = createS3Client(config.AWS_REGION),
): UploadSigner => ({
  async sign(key, { sha256, sizeBytes, contentType }) {
    const checksum = Buffer.from(sha256, 'hex').toString('base64');
    const headers = {
      'content-type': contentType,
      'cache-control': IMMUTABLE,
      'x-amz-checksum-sha256': checksum,
    };
    const url = await getSignedUrl(
      client,
      new PutObjectCommand({
        Bucket: config.S3_BUCKET_NAME,
        Key: key,
        ContentLength: sizeBytes,
        ContentType: contentType,
        CacheControl: IMMUTABLE,
        ChecksumSHA256: checksum,
      }),
      {
        expiresIn: VALID_SECONDS,
        // What isn't signed could be left out or changed by whoever has the address.
        signableHeaders: new Set([...Object.keys(headers), 'content-length', 'host']),
        unhoistableHeaders: new Set(Object.keys(headers)),
      },
    );
    return { url, headers };
  },
});
