import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FolderInUse } from '../../../local/journal/index.ts';
import { startS3 } from '../../../local/s3/index.ts';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../../support/small-disk.ts';

const BUCKET = 'shelf';
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const region = 'us-east-1';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 's3-faults-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** A server on a folder, with a client that asks once. */
const serve = async (folder = dataDir) => {
  const server = await startS3({ dataDir: folder, region, ...CREDENTIALS });
  const { endpoint } = server;
  const client = new S3Client({ endpoint, region, credentials: CREDENTIALS, maxAttempts: 1 });
  return {
    endpoint,
    client,
    make: () => client.send(new CreateBucketCommand({ Bucket: BUCKET })),
    put: (Key: string, Body: string) =>
      client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body })),
    get: async (Key: string) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return Body?.transformToString();
    },
    keys: async () => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
      return Contents.map(({ Key }) => Key);
    },
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};
const bucketFolder = () => join(dataDir, 'buckets', BUCKET);

it('ends an answer whose bytes on disk end early, so that the reader fails instead of waiting', async () => {
  const s3 = await serve();
  await s3.make();
  await s3.put('long', 'x'.repeat(2_000_000));
  const [blob = ''] = await readdir(join(bucketFolder(), 'blobs'));
  await truncate(join(bucketFolder(), 'blobs', blob), 900_000);
  await expect(s3.get('long')).rejects.toThrow(/aborted|socket|terminated/i);
  await s3.put('next', 'whole');
  expect(await s3.get('next')).toBe('whole');
  await s3.close();
});

it('keeps what a damaged journal still says, tells what is lost, and keeps its bytes', async () => {
  const first = await serve();
  await first.make();
  for (const key of ['a', 'b', 'c']) await first.put(key, key.repeat(10));
  await first.close();
  const journal = join(bucketFolder(), 'journal.jsonl');
  const lines = (await readFile(journal, 'utf8')).split('\n');
  await writeFile(journal, [lines[0], '\0'.repeat(64), ...lines.slice(2)].join('\n'));

  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const second = await serve();
  const said = stderr.mock.calls.map(([text]) => String(text)).join('');
  stderr.mockRestore();
  expect(said).toContain(`${journal} is damaged: line 2 `);
  expect(await second.keys()).toEqual(['a', 'c']);
  expect(await second.get('c')).toBe('c'.repeat(10));
  const [lost = ''] = await readdir(join(bucketFolder(), 'lost-blobs'));
  expect(await readFile(join(bucketFolder(), 'lost-blobs', lost), 'utf8')).toBe('b'.repeat(10));
  await second.close();
});

it('is alone on its folder, which others may not look into', async () => {
  const s3 = await serve();
  await s3.make();
  await expect(startS3({ dataDir, region, ...CREDENTIALS })).rejects.toThrow(FolderInUse);
  for (const folder of [dataDir, bucketFolder(), join(bucketFolder(), 'blobs')]) {
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  }
  await s3.close();
  await (await serve()).close();
});

it('is for its own hosts, whatever key a request has', async () => {
  const s3 = await serve();
  const { port } = new URL(s3.endpoint);
  const statusFor = (headers: Record<string, string>) =>
    new Promise((resolve, reject) =>
      request({ host: '127.0.0.1', port, headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end(),
    );
  expect(await statusFor({ host: `evil.example:${port}` })).toBe(421);
  expect(await statusFor({ origin: 'https://evil.example' })).toBe(403);
  await s3.close();
});

it.skipIf(!canMountDisks)('refuses what a full disk has no room for, and goes on', async () => {
  const disk = mountSmallDisk(3) as SmallDisk;
  const s3 = await serve(join(disk.folder, 's3'));
  try {
    await s3.make();
    await s3.put('before', 'x'.repeat(10_000));
    disk.fill();
    await expect(s3.put('never', 'y'.repeat(10_000))).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      message: 'The disk is full: nothing can be stored until there is room.',
    });
    expect(await s3.get('before')).toBe('x'.repeat(10_000));
    disk.free();
    await s3.put('after', 'z'.repeat(10_000));
    expect(await s3.keys()).toEqual(['after', 'before']);
  } finally {
    await s3.close();
    disk.remove();
  }
});
