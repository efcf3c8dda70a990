import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type CdnServer, startCdn } from '../../local/cdn/index.ts';
import { type S3Server, startS3 } from '../../local/s3/index.ts';
import { createObjectStore } from '../../src/clients/s3/object-store.ts';
import { createPublicFiles } from '../../src/clients/s3/public-files.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const CONFIG = { S3_BUCKET_NAME: 'stepcast-test', AWS_REGION: 'us-east-1' };
const TEXT = { contentType: 'text/plain' };

let folder: string;
let server: S3Server;
let proxy: FaultProxy;
let cdn: CdnServer;
let client: S3Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'public-files-'));
  server = await startS3({ dataDir: folder, region: CONFIG.AWS_REGION, ...KEYS });
  proxy = await startFaultProxy(server.endpoint);
  const { AWS_REGION: region, S3_BUCKET_NAME: bucket } = CONFIG;
  const direct = new S3Client({ region, endpoint: server.endpoint, credentials: KEYS });
  await direct.send(new CreateBucketCommand({ Bucket: bucket }));
  direct.destroy();
  client = new S3Client({
    ...{ region, endpoint: proxy.url, credentials: KEYS, maxAttempts: 1 },
    forcePathStyle: true,
  });
  cdn = await startCdn({ bucket, s3: { endpoint: server.endpoint, region, ...KEYS } });
});
afterEach(() => {
  proxy.faults.length = 0;
});
afterAll(async () => {
  client.destroy();
  await cdn.close();
  await proxy.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** Two transcripts of an episode below a prefix of its own, and one of its neighbour. */
const anEpisode = async (name: string) => {
  const objects = createObjectStore(CONFIG, client);
  const prefix = `podcasts/show/${name}/transcript/`;
  const own = [
    await objects.put(`${prefix}a.vtt`, 'first', TEXT),
    await objects.put(`${prefix}b.vtt`, 'second', TEXT),
  ];
  const neighbour = await objects.put(`podcasts/show/${name}-other/transcript/a.vtt`, 'x', TEXT);
  const statuses = () =>
    Promise.all(
      [...own, neighbour].map(async ({ key }) => (await fetch(`${cdn.url}/${key}`)).status),
    );
  return { prefix, own, objects, statuses, files: createPublicFiles(CONFIG, client) };
};

it('what is withheld is not to be fetched, while who knows the version reads it', async () => {
  const { prefix, own, objects, statuses, files } = await anEpisode('withheld');
  for (let times = 0; times < 2; times++) await files.withhold(prefix);
  expect(await statuses()).toEqual([404, 404, 200]);
  expect(await objects.find(own[0]?.key ?? '')).toBeNull();
  expect(new TextDecoder().decode(await objects.get(own[0]!))).toBe('first');
});

it('what is restored is there as it was', async () => {
  const { prefix, own, objects, statuses, files } = await anEpisode('restored');
  for (let times = 0; times < 2; times++) await files.withhold(prefix);
  for (let times = 0; times < 2; times++) await files.restore(prefix);
  expect(await statuses()).toEqual([200, 200, 200]);
  expect(await objects.find(own[1]?.key ?? '')).toEqual(own[1]);
});

it('what is destroyed is gone with every version, hidden or not', async () => {
  const { prefix, own, objects, statuses, files } = await anEpisode('destroyed');
  await files.withhold(`${prefix}a.vtt`);
  for (let times = 0; times < 2; times++) await files.destroy(prefix);
  await files.restore(prefix);
  expect(await statuses()).toEqual([404, 404, 200]);
  for (const object of own) {
    await expect(objects.get(object)).rejects.toMatchObject({ name: 'ObjectNotFound' });
  }
});

it('a storage that is busy is said by name', async () => {
  const { prefix, files } = await anEpisode('busy');
  proxy.faults.push({
    ...{ method: 'POST', path: /^\/stepcast-test/, times: 1, status: 503 },
    headers: { 'content-type': 'application/xml' },
    body: '<Error><Code>SlowDown</Code><Message>said so</Message></Error>',
  });
  await expect(files.withhold(prefix)).rejects.toMatchObject({ name: 'StorageUnavailable' });
});

it('an object that storage would not delete is said by name, though the answer was 200', async () => {
  const { prefix, files } = await anEpisode('kept');
  proxy.faults.push({
    ...{ method: 'POST', path: /^\/stepcast-test/, times: 1, status: 200 },
    headers: { 'content-type': 'application/xml' },
    body: `<DeleteResult><Error><Key>${prefix}a.vtt</Key><Code>InternalError</Code><Message>no</Message></Error></DeleteResult>`,
  });
  await expect(files.withhold(prefix)).rejects.toMatchObject({ name: 'StorageUnavailable' });
});
