import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CdnServer, startCdn } from '../../local/cdn/index.ts';
import { type S3Server, startS3 } from '../../local/s3/index.ts';
import { createAccessLogs } from '../../src/clients/s3/access-logs.ts';
import { createObjectStore } from '../../src/clients/s3/object-store.ts';
import { createSoundHeads } from '../../src/clients/s3/sound-heads.ts';
import { createListenStore } from '../../src/clients/supabase/listens/listen-store.ts';
import { createListensReader } from '../../src/clients/supabase/listens/listens-reader.ts';
import { outputKey } from '../../src/episode/storage-keys.ts';
import { countListens } from '../../src/listens/count-listens.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const CONFIG = {
  ...{ S3_BUCKET_NAME: 'stepcast-test', ACCESS_LOG_BUCKET: 'stepcast-logs' },
  AWS_REGION: 'us-east-1',
};
/** Two minutes, of which one has 48,000 bytes, behind a tag with a picture of 20,000. */
const TAG = Buffer.concat([
  Buffer.from('ID3\x04\x00\x00\x00\x01\x1c\x20', 'latin1'),
  Buffer.alloc(20_000),
]);
const SOUND = Buffer.concat([TAG, randomBytes(96_000)]);
const TODAY = new Date().toISOString().slice(0, 10);

let folder: string;
let storage: S3Server;
let client: S3Client;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listens-'));
  const { AWS_REGION: region } = CONFIG;
  [storage, database] = await Promise.all([
    startS3({ dataDir: folder, region, ...KEYS }),
    startDatabase(),
  ]);
  client = new S3Client({
    region,
    endpoint: storage.endpoint,
    credentials: KEYS,
    forcePathStyle: true,
  });
  for (const Bucket of [CONFIG.S3_BUCKET_NAME, CONFIG.ACCESS_LOG_BUCKET]) {
    await client.send(new CreateBucketCommand({ Bucket }));
  }
});
afterAll(async () => {
  client.destroy();
  await Promise.all([storage.close(), database.close()]);
  await rm(folder, { recursive: true });
});

const openCdn = (): Promise<CdnServer> =>
  startCdn({
    ...{ bucket: CONFIG.S3_BUCKET_NAME, logBucket: CONFIG.ACCESS_LOG_BUCKET },
    s3: { endpoint: storage.endpoint, region: CONFIG.AWS_REGION, ...KEYS },
    publicAddress: { url: 'https://podcast.example' },
  });

const anEpisode = async (podcastId: string) => {
  const id = randomUUID();
  const key = outputKey({ podcastId, episodeId: id }, 'audio', 'a'.repeat(64));
  const audio = await createObjectStore(CONFIG, client).put(key, SOUND, {
    contentType: 'audio/mpeg',
  });
  const { open, mark, complete, publish } = episodeFunctions(database.service);
  await open(podcastId, id);
  await mark(id, 'content_collected', { content: storedObject('content') });
  await mark(id, 'processing', { script: storedObject('script'), title: 'Monday', summary: '' });
  await complete(id, id, { p_duration_ms: 120_000, p_outputs: { audio } });
  await publish(id);
  return { id, key };
};

/** Asks the CDN as an app behind a reverse proxy does. */
const ask = (cdn: CdnServer, key: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<number>((resolve, reject) => {
    const asked = request(
      {
        port: cdn.port,
        path: `/${key}`,
        method,
        headers: { 'x-forwarded-for': '203.0.113.7', ...headers },
      },
      (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    asked.once('error', reject).end();
  });

const count = (now = Date.now()) =>
  countListens({
    logs: createAccessLogs(CONFIG, client),
    heads: createSoundHeads(CONFIG, client),
    listens: createListenStore(database.config),
    now: () => now,
    createSalt: () => randomBytes(32),
  });

const OVERCAST = { 'user-agent': 'Overcast/3.0 (+http://overcast.fm/; iOS podcast app)' };

test('what apps fetch from the CDN is counted from its log, by the rules, once', async () => {
  const podcastId = await insertShow(database.service);
  const [first, second] = [await anEpisode(podcastId), await anEpisode(podcastId)];
  const reader = createListensReader(database.config);
  expect(await reader.ofShow(podcastId, 2)).toMatchObject({ countedAt: null, total: 0, apps: [] });

  const cdn = await openCdn();
  const firefox = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0',
  };
  // A listener who looks, fetches in two ranges, and comes back; half a minute of the other episode.
  expect(await ask(cdn, first.key, { ...OVERCAST, range: 'bytes=0-1' })).toBe(206);
  expect(await ask(cdn, first.key, { ...OVERCAST, range: 'bytes=0-40000' })).toBe(206);
  expect(await ask(cdn, first.key, { ...OVERCAST, range: 'bytes=40001-' })).toBe(206);
  expect(await ask(cdn, first.key, OVERCAST)).toBe(200);
  expect(await ask(cdn, second.key, { ...OVERCAST, range: 'bytes=0-67000' })).toBe(206);
  // Another behind the same proxy, a browser, a bot, a HEAD.
  expect(
    await ask(cdn, first.key, { ...OVERCAST, 'x-forwarded-for': '10.1.1.1, 203.0.113.8' }),
  ).toBe(200);
  expect(await ask(cdn, second.key, { ...firefox, range: 'bytes=0-69000' })).toBe(206);
  expect(await ask(cdn, second.key, { 'user-agent': 'curl/8.5.0' })).toBe(200);
  expect(await ask(cdn, second.key, { 'user-agent': 'Castro 2023' }, 'HEAD')).toBe(200);
  await cdn.close();

  expect(await count()).toEqual({ days: [{ day: TODAY, downloads: 3 }] });
  const counted = await reader.ofShow(podcastId, 2);
  expect(counted).toMatchObject({
    ...{ countedAt: expect.any(String), total: 3, downloads: 3 },
    days: [{ downloads: 0 }, { day: TODAY, downloads: 3 }],
    apps: [
      { app: 'Overcast', downloads: 2 },
      { app: 'Firefox', downloads: 1 },
    ],
    episodes: [
      { episodeId: first.id, title: 'Monday', downloads: 2 },
      { episodeId: second.id, downloads: 1 },
    ],
  });
  expect(await reader.ofEpisode(second.id, 1)).toMatchObject({
    ...{ total: 1, days: [{ day: TODAY, downloads: 1 }] },
    apps: [{ app: 'Firefox', downloads: 1 }],
  });
  // Nothing is counted twice, and with nothing new nothing is read.
  expect(await count()).toEqual({ days: [] });
  expect(await reader.ofShow(podcastId, 2)).toEqual(counted);
});

test('a file that comes late changes the count of its day, whose other files count as before', async () => {
  const podcastId = await insertShow(database.service);
  const { id, key } = await anEpisode(podcastId);
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
  const leave = (hour: string, address: string, day = yesterday) =>
    client.send(
      new PutObjectCommand({
        Bucket: CONFIG.ACCESS_LOG_BUCKET,
        Key: `E2ABC.${day}-${hour}.${randomBytes(4).toString('hex')}.gz`,
        Body: gzipSync(
          [
            '#Version: 1.0',
            '#Fields: date time sc-bytes c-ip cs-method cs-uri-stem sc-status cs(User-Agent) sc-content-len sc-range-start',
            [
              day,
              `${hour}:00:00`,
              '116500',
              address,
              'GET',
              `/${key}`,
              '200',
              'AntennaPod/3.4.0',
              '116010',
              '-',
            ].join('\t'),
          ].join('\n'),
        ),
      }),
    );
  const reader = createListensReader(database.config);
  await leave('08', '203.0.113.7');
  expect((await count()).days).toEqual([{ day: yesterday, downloads: 1 }]);
  await leave('09', '203.0.113.8');
  await leave('23', '203.0.113.7');
  expect((await count()).days).toEqual([{ day: yesterday, downloads: 2 }]);
  expect(await reader.ofEpisode(id, 2)).toMatchObject({ total: 2, downloads: 2 });
  expect(await reader.ofEpisode(id, 1)).toMatchObject({ total: 2, downloads: 0 });
  // What is left of a day's files says nothing of the day.
  const past = new Date(Date.now() - 6 * 24 * 3_600_000).toISOString().slice(0, 10);
  await leave('08', '203.0.113.7', past);
  expect((await count()).days).toEqual([]);
});

test('a log file that broke off is an error, and its day keeps the count that it had', async () => {
  const podcastId = await insertShow(database.service);
  const { id } = await anEpisode(podcastId);
  const whole = gzipSync(randomBytes(100_000).toString('hex'));
  await client.send(
    new PutObjectCommand({
      ...{ Bucket: CONFIG.ACCESS_LOG_BUCKET, Key: `E2ABC.${TODAY}-00.broken.gz` },
      Body: whole.subarray(0, 50_000),
    }),
  );
  const reader = createListensReader(database.config);
  const before = await reader.ofEpisode(id, 1);
  await expect(count()).rejects.toThrow();
  expect(await reader.ofEpisode(id, 1)).toEqual(before);
});
