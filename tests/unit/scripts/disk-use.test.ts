import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startS3 } from '../../../local/s3/index.ts';
import { BUCKET } from '../../../local/stack/index.ts';
import { runStepcast } from '../../../scripts/cli/run-stepcast.ts';
import { measureDisk } from '../../../scripts/disk/disk-use.ts';
import { aHost } from '../../support/stepcast-command.ts';

const SHOW = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01';
const OTHER = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a02';
const CREDENTIALS = { accessKeyId: 'stepcast', secretAccessKey: 'of-the-stack' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Objects of these sizes, of a server that has stopped unless `whileItRuns` looks before. */
const store = async (
  objects: readonly (readonly [string, number])[],
  hidden: readonly string[] = [],
  whileItRuns: () => Promise<void> = async () => undefined,
) => {
  const region = 'eu-central-1';
  const server = await startS3({ dataDir: join(folder, 's3'), port: 0, region, ...CREDENTIALS });
  const client = new S3Client({
    region,
    endpoint: server.endpoint,
    credentials: CREDENTIALS,
    forcePathStyle: true,
  });
  const { CreateBucketCommand } = await import('@aws-sdk/client-s3');
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await client.send(new CreateBucketCommand({ Bucket: 'another' }));
  await client.send(new PutObjectCommand({ Bucket: 'another', Key: 'segments/x', Body: 'x' }));
  for (const [Key, bytes] of objects) {
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Buffer.alloc(bytes, 1) }));
  }
  for (const Key of hidden) await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
  await whileItRuns();
  await server.close();
};

it('tells what is in the bucket by kind and by show, old versions too, also while the stack runs', async () => {
  const expected = {
    kinds: [
      { kind: 'audio', bytes: 60_000 },
      { kind: 'segments', bytes: 5_000 },
      { kind: 'feeds', bytes: 300 },
    ],
    shows: [
      { podcastId: SHOW, episodes: 2, bytes: 50_000 },
      { podcastId: OTHER, episodes: 1, bytes: 10_000 },
    ],
    oldBytes: 20_100,
  };
  await store(
    [
      [`podcasts/${SHOW}/one/audio/a.mp3`, 30_000],
      [`podcasts/${SHOW}/two/audio/b.mp3`, 20_000],
      [`podcasts/${OTHER}/three/audio/c.mp3`, 10_000],
      ['segments/s.mp3', 5_000],
      [`feeds/${SHOW}.xml`, 100],
      [`feeds/${SHOW}.xml`, 200],
    ],
    [`podcasts/${SHOW}/two/audio/b.mp3`],
    async () => expect(await measureDisk(folder)).toMatchObject(expected),
  );
  expect(await measureDisk(folder)).toMatchObject(expected);
});

it('counts a file of several names once, as the bucket’s', async () => {
  await mkdir(join(folder, 's3'));
  await mkdir(join(folder, 'backups'));
  await mkdir(join(folder, 'postgres'));
  await writeFile(join(folder, 's3', 'blob'), Buffer.alloc(100_000, 1));
  await link(join(folder, 's3', 'blob'), join(folder, 'backups', 'blob'));
  await writeFile(join(folder, 'postgres', 'table'), Buffer.alloc(50_000, 1));
  const { parts, usedBytes, freeBytes } = await measureDisk(folder);
  const of = (part: string) => parts.find((each) => each.part === part)?.bytes ?? 0;
  expect(of('bucket')).toBeGreaterThanOrEqual(100_000);
  expect(of('database')).toBeGreaterThanOrEqual(50_000);
  expect(of('upgrades')).toBeLessThan(50_000);
  expect(usedBytes).toBe(parts.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(freeBytes).toBeGreaterThan(0);
});

it('is told by the command, without a stack, in words and as JSON', async () => {
  await store([[`podcasts/${SHOW}/one/audio/a.mp3`, 2_000_000]]);
  const { host, written } = aHost();
  await runStepcast(['disk', '--data-dir', folder], host);
  expect(written.err).toBe('');
  expect(written.out).toMatch(/are used, .+ are free\./);
  expect(written.out).toMatch(/audio +2\.0 MB/);
  expect(written.out).toContain('the stack doesn’t answer');
  expect(written.out).toMatch(new RegExp(`${SHOW} +2\\.0 MB +1 episode`));
  const asJson = aHost();
  await runStepcast(['disk', '--json', '--data-dir', folder], asJson.host);
  expect(JSON.parse(asJson.written.out)).toMatchObject({
    dataDir: folder,
    kinds: [{ kind: 'audio' }],
  });
});

it('says that there is no such folder', async () => {
  const { host, written } = aHost();
  await runStepcast(['disk', '--data-dir', join(folder, 'none')], host);
  expect([host.exitCode, written.err]).toEqual([1, expect.stringContaining('npm start makes it')]);
});
