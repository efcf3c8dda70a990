import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';

const BUCKET = 'crashing';
const SCRIPT = fileURLToPath(new URL('./s3-process.ts', import.meta.url));
const SIZE = 300_000;

let dataDir: string;
let running: ChildProcess;

const start = async (): Promise<S3Client> => {
  running = spawn(process.execPath, [SCRIPT, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [endpoint] = await once(running.stdout as NonNullable<typeof running.stdout>, 'data');
  return new S3Client({
    endpoint: String(endpoint).trim(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 's3-crash-'));
});
afterAll(async () => {
  running.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

it('every write that was acknowledged survives kill -9, whole, and no other is seen in part', async () => {
  const client = await start();
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const acknowledged: string[] = [];
  const write = async (name: string) => {
    for (let n = 0; ; n++) {
      const Key = `${name}/${n}`;
      const Body = Buffer.alloc(SIZE, Key);
      await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
      acknowledged.push(Key);
      if (acknowledged.length === 30) running.kill('SIGKILL');
    }
  };
  await Promise.allSettled(['a', 'b', 'c', 'd'].map(write));
  client.destroy();
  expect(acknowledged.length).toBeGreaterThanOrEqual(30);

  const again = await start();
  const { Contents = [] } = await again.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const keys = Contents.map(({ Key }) => Key);
  expect(keys).toEqual(expect.arrayContaining(acknowledged));
  for (const Key of keys) {
    const { Body } = await again.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    const bytes = await Body?.transformToByteArray();
    expect(Buffer.alloc(SIZE, Key).equals(bytes ?? Buffer.alloc(0))).toBe(true);
  }
  expect(await readdir(join(dataDir, 'temporary'))).toEqual([]);
  expect(await readdir(join(dataDir, 'buckets', BUCKET, 'blobs'))).toHaveLength(keys.length);
  again.destroy();
});
