import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from '../../../local/s3/index.ts';
import { expiredOf } from '../../../local/s3/lifecycle/expired.ts';
import { type LifecycleRule, readRules } from '../../../local/s3/lifecycle/rules.ts';
import { sweepStore } from '../../../local/s3/lifecycle/sweep.ts';
import type { Version } from '../../../local/s3/store/object-version.ts';
import { Store } from '../../../local/s3/store/store.ts';
import { createBucket } from '../../../local/stack/bucket.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 1, 12);
const CONTENT = {
  sizeBytes: 1,
  etag: 'e',
  checksums: {},
  checksumType: 'FULL_OBJECT',
  headers: {},
} as const;
const object = (key: string, versionId: string, lastModified = NOON): Version => ({
  ...{ type: 'object', key, versionId, lastModified, ...CONTENT },
});
const marker = (key: string, versionId: string, lastModified = NOON): Version => ({
  ...{ type: 'delete-marker', key, versionId, lastModified },
});
const RULES: LifecycleRule[] = [
  { id: 'segments', prefix: 'segments/', expirationDays: 90 },
  { id: 'old', prefix: 'segments/', noncurrentDays: 30 },
  { id: 'markers', prefix: '', removesMarkers: true },
];
const daysLater = (days: number, ...versions: Version[]) =>
  expiredOf(versions, RULES, NOON + days * DAY);
const NOTHING = { hides: false, removed: [] };

describe('an object', () => {
  it('is hidden at the midnight after its days are over, where a rule has its prefix', () => {
    const segment = object('segments/a', '1');
    expect(daysLater(90, segment)).toEqual(NOTHING);
    expect(daysLater(90.49, segment)).toEqual(NOTHING);
    expect(daysLater(90.5, segment)).toEqual({ hides: true, removed: [] });
    expect(daysLater(1000, object('podcasts/a', '1'))).toEqual(NOTHING);
  });

  it('that isn’t current goes for good, by when another took its place', () => {
    const versions = [marker('segments/a', '2', NOON + 90 * DAY), object('segments/a', '1')];
    expect(daysLater(120, ...versions)).toEqual(NOTHING);
    expect(daysLater(121, ...versions)).toEqual({ hides: false, removed: ['1'] });
    const hidden = [marker('podcasts/a', '2'), object('podcasts/a', '1')];
    expect(daysLater(1000, ...hidden)).toEqual(NOTHING);
  });

  it('leaves a marker, which goes when it hides nothing', () => {
    expect(daysLater(0, marker('feeds/a', '2'))).toEqual({ hides: false, removed: ['2'] });
    expect(expiredOf([marker('feeds/a', '2')], RULES.slice(0, 2), NOON)).toEqual(NOTHING);
    expect(expiredOf([], RULES, NOON)).toEqual(NOTHING);
  });
});

it.each([
  ['<LifecycleConfiguration></LifecycleConfiguration>', 'MalformedXML'],
  [
    '<LifecycleConfiguration><Rule><Status>Enabled</Status><Transition></Transition></Rule></LifecycleConfiguration>',
    'NotImplemented',
  ],
  [
    '<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>0</Days></Expiration></Rule></LifecycleConfiguration>',
    'InvalidArgument',
  ],
])('%s is refused', (xml, code) => {
  expect(() => readRules(xml)).toThrow(expect.objectContaining({ code }));
});

describe('a server', () => {
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
  const region = 'eu-west-1';
  let dataDir: string;
  let server: S3Server;
  let s3: S3Client;
  const start = async () => {
    server = await startS3({ dataDir, region, ...credentials });
    s3 = new S3Client({ region, endpoint: server.endpoint, credentials, forcePathStyle: true });
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stepcast-lifecycle-'));
    await start();
  });
  afterAll(async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const rules = async (Bucket: string) =>
    (await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules;

  it('keeps a bucket’s rules over a restart, and refuses those that it can’t do', async () => {
    await createBucket(s3, 'media', { file: 'media-bucket.yml', id: 'MediaBucket' });
    const before = await rules('media');
    expect(before).toContainEqual({
      ...{ ID: 'segments', Status: 'Enabled', Filter: { Prefix: 'segments/' } },
      Expiration: { Days: 90 },
    });
    expect(before).toContainEqual({
      ...{ ID: 'unfinished-uploads', Status: 'Enabled', Filter: { Prefix: '' } },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    });
    await server.close();
    await start();
    expect(await rules('media')).toEqual(before);
    const moving = { ID: 'm', Status: 'Enabled', Filter: { Prefix: '' } } as const;
    await expect(
      s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: 'media',
          LifecycleConfiguration: {
            Rules: [{ ...moving, Transitions: [{ Days: 1, StorageClass: 'GLACIER' }] }],
          },
        }),
      ),
    ).rejects.toThrow('Transition');
  });

  it('forgets what is over, and nothing else', async () => {
    await server.close();
    const store = await Store.open(dataDir);
    const media = store.bucket('media');
    const put = async (key: string) => {
      const path = store.temporaryPath();
      await writeFile(path, 'x');
      await media.addObject(key, CONTENT, path, () => undefined);
    };
    for (const key of ['segments/a.mp3', 'podcasts/p/e/audio/a.mp3', 'feeds/p.xml']) await put(key);
    await put('feeds/p.xml');
    const upload = {
      bucket: 'media',
      key: 'podcasts/b',
      headers: {},
      checksumType: 'FULL_OBJECT',
    } as const;
    const { uploadId } = await store.uploads.begin(upload);

    await sweepStore(store, Date.now() + 0.5 * DAY);
    expect(media.index.keys()).toHaveLength(3);
    await expect(store.uploads.find(uploadId, 'media', 'podcasts/b')).resolves.toBeDefined();

    await sweepStore(store, Date.now() + 92 * DAY);
    expect(media.index.current('segments/a.mp3')).toBeUndefined();
    expect(media.index.current('podcasts/p/e/audio/a.mp3')).toBeDefined();
    expect(media.index.versionsOf('feeds/p.xml')).toHaveLength(1);
    await expect(store.uploads.find(uploadId, 'media', 'podcasts/b')).rejects.toThrow();

    await sweepStore(store, Date.now() + 200 * DAY);
    await sweepStore(store, Date.now() + 200 * DAY);
    expect(media.index.keys()).toEqual(['feeds/p.xml', 'podcasts/p/e/audio/a.mp3']);
    await store.close();
    await start();
  });
});
