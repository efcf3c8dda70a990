import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type S3Server, startS3 } from '../../local/s3/index.ts';
import { createChannelExportStore } from '../../src/clients/s3/channel-exports.ts';
import type { ChannelExportStore } from '../../src/collect-content/export/channel-exports.ts';
import { importExport } from '../../src/collect-content/export/import-export.ts';
import { createManagedExports } from '../../src/collect-content/export/managed-exports.ts';

const REGION = 'us-east-1';
const BUCKET = 'stepcast-exports-test';
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const START = Date.UTC(2026, 8, 1) / 1000;
const DAY = 86_400;

let folder: string;
let server: S3Server;
let client: S3Client;
let store: ChannelExportStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'channel-exports-'));
  server = await startS3({ dataDir: folder, region: REGION, ...KEYS });
  const { endpoint } = server;
  client = new S3Client({ region: REGION, endpoint, credentials: KEYS, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  store = createChannelExportStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: REGION }, client);
});
afterAll(async () => {
  client.destroy();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Brings in posts of one a day, from the first to the last of these days. */
const bringIn = (to: ChannelExportStore, username: string, first: number, last: number) =>
  importExport(
    createManagedExports(to, () => new Date()),
    username,
    {
      title: 'Harbour news',
      channelId: '1000000011',
      messages: Array.from({ length: last - first + 1 }, (_, index) => {
        const id = first + index;
        return { id, date: START + id * DAY, text: `Post ${id}`, entities: [] };
      }),
    },
    async () => new Uint8Array(),
  );

/** The same store, in which something else is done once, between reading a manifest and writing it. */
const interruptedBy = (work: () => Promise<unknown>): ChannelExportStore => {
  let isDone = false;
  return {
    ...store,
    change: (username, make) =>
      store.change(username, async (earlier) => {
        const made = await make(earlier);
        if (!isDone) {
          isDone = true;
          await work();
        }
        return made;
      }),
  };
};

/** The ids of a channel's posts, read as an episode reads them: part for part. */
const idsOf = async (username: string): Promise<number[]> => {
  const parts = (await store.find(username))?.parts ?? [];
  const read = parts.map(async ({ sha256, firstId, lastId }) =>
    (await store.readPart(username, sha256))
      .map(({ id }) => id)
      .filter((id) => id >= firstId && id <= lastId),
  );
  return (await Promise.all(read)).flat();
};
const days = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the exports of a channel that are brought in at once', () => {
  test('count both, where there was none', async () => {
    const second = () => bringIn(store, 'new_news', 41, 60);
    await bringIn(interruptedBy(second), 'new_news', 1, 40);
    expect(await idsOf('new_news')).toEqual(days(1, 60));
  });

  test('name no file that the other one has removed', async () => {
    await bringIn(store, 'old_news', 1, 20);
    const second = () => bringIn(store, 'old_news', 1, 25);
    await bringIn(interruptedBy(second), 'old_news', 70, 80);
    expect(await idsOf('old_news')).toEqual([...days(1, 25), ...days(70, 80)]);
  });

  test('leave the other’s choice of where the channel is read from', async () => {
    await bringIn(store, 'read_news', 1, 20);
    const exports = createManagedExports(store, () => new Date());
    await bringIn(
      interruptedBy(() => exports.choose('read_news', 'telegram')),
      'read_news',
      30,
      40,
    );
    expect(await store.find('read_news')).toMatchObject({ readFrom: 'telegram' });
  });

  test('bring a channel back that was removed meanwhile, or say what is missing', async () => {
    await bringIn(store, 'gone_news', 1, 20);
    const again = bringIn(
      interruptedBy(() => store.remove('gone_news')),
      'gone_news',
      30,
      40,
    );
    await expect(again).rejects.toThrow('not in the bucket');
    expect(await store.find('gone_news')).toBeNull();
  });
});
