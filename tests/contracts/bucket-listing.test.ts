import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type S3Server, startS3 } from '../../local/s3/index.ts';
import { createBucketListing } from '../../src/clients/s3/bucket-listing.ts';
import type { StoredVersion } from '../../src/measure-storage/measure-storage.ts';

const KEYS = { accessKeyId: 'local', secretAccessKey: 'local' };
const CONFIG = { S3_BUCKET_NAME: 'measured', AWS_REGION: 'us-east-1' };
let folder: string;
let s3: S3Server;
let client: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listing-'));
  s3 = await startS3({ dataDir: folder, region: CONFIG.AWS_REGION, ...KEYS });
  const { endpoint } = s3;
  client = new S3Client({
    ...{ endpoint, region: CONFIG.AWS_REGION, credentials: KEYS, forcePathStyle: true },
  });
  await client.send(new CreateBucketCommand({ Bucket: CONFIG.S3_BUCKET_NAME }));
  const Status = 'Enabled' as const;
  await client.send(
    new PutBucketVersioningCommand({
      Bucket: CONFIG.S3_BUCKET_NAME,
      VersioningConfiguration: { Status },
    }),
  );
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

const versionsIn = async (bucket: string): Promise<StoredVersion[]> => {
  const found: StoredVersion[] = [];
  const listing = createBucketListing({ ...CONFIG, S3_BUCKET_NAME: bucket }, client);
  for await (const version of listing.versions()) found.push(version);
  return found;
};

it('goes through every version of every object, past the end of a page', async () => {
  const put = (Key: string, bytes: number) =>
    client.send(
      new PutObjectCommand({ Bucket: CONFIG.S3_BUCKET_NAME, Key, Body: new Uint8Array(bytes) }),
    );
  for (let n = 0; n < 1010; n += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, i) => put(`segments/${n + i}`, 1)));
  }
  await put('feeds/show.xml', 100);
  await put('feeds/show.xml', 200);
  const found = await versionsIn(CONFIG.S3_BUCKET_NAME);
  expect(found).toHaveLength(1012);
  const feeds = found.filter(({ key }) => key === 'feeds/show.xml');
  expect(feeds.map(({ sizeBytes, isCurrent }) => [sizeBytes, isCurrent]).sort()).toEqual([
    [100, false],
    [200, true],
  ]);
});

it('says by name that there is no bucket', async () => {
  await expect(versionsIn('nowhere')).rejects.toMatchObject({
    name: 'StorageRefused',
  });
});
