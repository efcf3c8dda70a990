import { createHash, randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer } from './a-server.ts';

const Bucket = 'copies';
const PART_BYTES = 8 * 1024 * 1024;
const content = randomBytes(2 * PART_BYTES + 12_345);
let s3: Awaited<ReturnType<typeof aServer>>;
let source: string;
beforeAll(async () => {
  s3 = await aServer(Bucket);
  const Key = 'the source/ü.mp3';
  const { VersionId } = await s3.client.send(
    new PutObjectCommand({ Bucket, Key, Body: content, ContentType: 'audio/mpeg' }),
  );
  source = `${Bucket}/${encodeURIComponent(Key)}?versionId=${VersionId}`;
  await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'a newer one' }));
});
afterAll(() => s3.close());

const begin = async (Key: string) =>
  (
    await s3.client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'SHA256' }),
    )
  ).UploadId;

describe('a copy in parts', () => {
  it('may be preceded by a look at the tags, which nothing has', async () => {
    const { TagSet } = await s3.client.send(
      new GetObjectTaggingCommand({ Bucket, Key: 'the source/ü.mp3' }),
    );
    expect(TagSet).toEqual([]);
    await expect(
      s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'missing' })),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('has the bytes of the version that it names, each part with its digests', async () => {
    const upload = { Bucket, Key: 'copy', UploadId: await begin('copy') };
    const Parts = [];
    for (let PartNumber = 1; (PartNumber - 1) * PART_BYTES < content.length; PartNumber += 1) {
      const first = (PartNumber - 1) * PART_BYTES;
      const last = Math.min(first + PART_BYTES, content.length) - 1;
      const { CopyPartResult } = await s3.client.send(
        new UploadPartCopyCommand({
          ...upload,
          PartNumber,
          CopySource: source,
          CopySourceRange: `bytes=${first}-${last}`,
        }),
      );
      const part = content.subarray(first, last + 1);
      expect(CopyPartResult).toMatchObject({
        ETag: `"${createHash('md5').update(part).digest('hex')}"`,
        ChecksumSHA256: createHash('sha256').update(part).digest('base64'),
      });
      Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
    }
    await s3.client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }),
    );
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'copy' }));
    expect(content.equals((await Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
  });

  it('is refused for a range that the object has not, and for what is not there', async () => {
    const upload = { Bucket, Key: 'none', UploadId: await begin('none'), PartNumber: 1 };
    const copy = (CopySource: string, CopySourceRange?: string) =>
      s3.client.send(new UploadPartCopyCommand({ ...upload, CopySource, CopySourceRange }));
    for (const range of [`bytes=0-${content.length}`, 'bytes=5-', 'bytes=5-4']) {
      await expect(copy(source, range)).rejects.toMatchObject({ name: 'InvalidArgument' });
    }
    await expect(copy(`${Bucket}/missing`)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(
      s3.client.send(
        new UploadPartCopyCommand({ ...upload, UploadId: '0'.repeat(32), CopySource: source }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});
