import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from '../../local/s3/index.ts';
import { createS3Client } from '../../src/clients/s3/client.ts';
import { createObjectStore, type ObjectStore } from '../../src/clients/s3/object-store.ts';
import { StorageRefused, StorageUnavailable } from '../../src/clients/s3/storage-errors.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';

const REGION = 'us-east-1';
const BUCKET = 'stepcast-test';
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const JSON_TYPE = { contentType: 'application/json' };

let folder: string;
let server: S3Server;
let proxy: FaultProxy;
let admin: S3Client;
let store: ObjectStore;

const failWith = (method: string, status: number, code: string, times = Number.POSITIVE_INFINITY) =>
  proxy.faults.push({
    method,
    path: /^\/stepcast-test\//,
    times,
    status,
    headers: { 'content-type': 'application/xml' },
    body: method === 'HEAD' ? '' : `<Error><Code>${code}</Code><Message>said so</Message></Error>`,
  });
const refusal = (call: Promise<unknown>): Promise<StorageRefused | StorageUnavailable> =>
  call.then(
    () => Promise.reject(new Error('The call went through.')),
    (error) => error,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'object-store-'));
  server = await startS3({ dataDir: join(folder, 's3'), region: REGION, ...KEYS });
  proxy = await startFaultProxy(server.endpoint);
  // What the deployed functions find in their environment.
  process.env['AWS_ENDPOINT_URL_S3'] = proxy.url;
  process.env['AWS_ACCESS_KEY_ID'] = KEYS.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = KEYS.secretAccessKey;
  admin = new S3Client({ region: REGION, endpoint: server.endpoint, credentials: KEYS });
  await admin.send(new CreateBucketCommand({ Bucket: BUCKET }));
  store = createObjectStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: REGION });
});

afterEach(() => {
  proxy.faults.length = 0;
});

afterAll(async () => {
  for (const name of ['AWS_ENDPOINT_URL_S3', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    delete process.env[name];
  }
  admin.destroy();
  await proxy.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('put', () => {
  it('answers with the exact version, which get reads back', async () => {
    const stored = await store.put('content/a.json', '{"שלום":1}', JSON_TYPE);
    expect(stored).toEqual({
      key: 'content/a.json',
      versionId: expect.stringMatching(/^\S+$/),
      etag: `"${createHash('md5').update('{"שלום":1}').digest('hex')}"`,
      sizeBytes: 14,
    });
    expect(Buffer.from(await store.get(stored)).toString()).toBe('{"שלום":1}');
    expect(await store.find('content/a.json')).toEqual(stored);
  });

  it('answers with the object that is there instead of writing a second one', async () => {
    const first = await store.put('content/b.json', 'first', JSON_TYPE);
    const second = await store.put('content/b.json', 'second', JSON_TYPE);
    expect(second).toEqual(first);
    expect(Buffer.from(await store.get(first)).toString()).toBe('first');
  });

  it('gives the same answer to all of many writers at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.put('content/race.json', `${n}`, JSON_TYPE)),
    );
    expect(new Set(answers.map(({ versionId }) => versionId)).size).toBe(1);
  });

  it('goes on when S3 reports a concurrent write that came to nothing', async () => {
    failWith('PUT', 409, 'ConditionalRequestConflict', 1);
    const stored = await store.put('content/conflict.json', 'x', JSON_TYPE);
    expect(await store.find('content/conflict.json')).toEqual(stored);
  });

  it('may be tried later while another writer stays at the object', async () => {
    failWith('PUT', 409, 'ConditionalRequestConflict');
    const error = await refusal(store.put('content/busy.json', 'x', JSON_TYPE));
    expect(error).toMatchObject({ name: 'StorageUnavailable', retryable: true });
  });

  it('writes an empty object', async () => {
    const stored = await store.put('content/empty', '', JSON_TYPE);
    expect(stored.sizeBytes).toBe(0);
    expect(await store.get(stored)).toHaveLength(0);
  });
});

describe('putFile', () => {
  it('streams a large file, and once only', async () => {
    const content = randomBytes(12_000_000);
    const path = join(folder, 'episode.mp3');
    await writeFile(path, content);
    const stored = await store.putFile('audio/a.mp3', path, { contentType: 'audio/mpeg' });
    expect(stored.sizeBytes).toBe(content.length);
    const again = await store.putFile('audio/a.mp3', path, { contentType: 'audio/mpeg' });
    expect(again).toEqual(stored);
    const copy = join(folder, 'copy.mp3');
    await store.getToFile(stored, copy);
    expect(content.equals(await readFile(copy))).toBe(true);
  });

  it('says that the file is missing, which is no fault of S3', async () => {
    const call = store.putFile('audio/b.mp3', join(folder, 'nowhere'), JSON_TYPE);
    await expect(call).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('putMutable', () => {
  it('replaces what was there and keeps old versions readable', async () => {
    const first = await store.putMutable('feeds/a.xml', 'one', JSON_TYPE);
    const second = await store.putMutable('feeds/a.xml', 'two', JSON_TYPE);
    expect(await store.find('feeds/a.xml')).toEqual(second);
    expect(Buffer.from(await store.get(first)).toString()).toBe('one');
  });
});

describe('what is not there', () => {
  it('is null for find and ObjectNotFound for a reader', async () => {
    expect(await store.find('nothing')).toBeNull();
    const stored = await store.put('content/removed.json', 'x', JSON_TYPE);
    const { key: Key, versionId: VersionId } = stored;
    await admin.send(new DeleteObjectCommand({ Bucket: BUCKET, Key, VersionId }));
    await expect(store.get(stored)).rejects.toMatchObject({
      name: 'ObjectNotFound',
      retryable: false,
      key: Key,
      message: expect.stringContaining(VersionId),
    });
    const target = join(folder, 'removed.json');
    await expect(store.getToFile('nothing', target)).rejects.toMatchObject({
      name: 'ObjectNotFound',
    });
    expect(await readdir(folder)).not.toContain('removed.json');
  });
});

describe('errors', () => {
  it.each([
    [500, 'InternalError'],
    [503, 'SlowDown'],
    [400, 'RequestTimeout'],
  ])('%i %s is StorageUnavailable', async (status, code) => {
    failWith('PUT', status, code);
    const error = await refusal(store.put('content/c.json', 'x', JSON_TYPE));
    expect(error).toMatchObject({ name: 'StorageUnavailable', retryable: true });
    expect(error.message).toContain(code);
  });

  it('a single failure is got over without anybody noticing', async () => {
    failWith('PUT', 500, 'InternalError', 1);
    await store.put('content/once.json', 'x', JSON_TYPE);
    expect(await store.find('content/once.json')).not.toBeNull();
  });

  it('AccessDenied is StorageRefused and says what to check', async () => {
    failWith('PUT', 403, 'AccessDenied');
    failWith('HEAD', 403, 'AccessDenied');
    const calls = [
      () => store.put('content/d.json', 'x', JSON_TYPE),
      () => store.find('content/d.json'),
    ];
    for (const call of calls) {
      const error = await refusal(call());
      expect(error).toMatchObject({ name: 'StorageRefused', retryable: false });
      expect(error).toMatchObject({ code: 'AccessDenied' });
      expect(error.message).toContain('s3:PutObject');
    }
  });

  it('a missing bucket and wrong credentials are StorageRefused with a remedy', async () => {
    const elsewhere = createObjectStore({ S3_BUCKET_NAME: 'nowhere', AWS_REGION: REGION });
    const noBucket = await refusal(elsewhere.put('a', 'x', JSON_TYPE));
    expect(noBucket).toMatchObject({ name: 'StorageRefused', code: 'NoSuchBucket' });
    expect(noBucket.message).toContain('S3_BUCKET_NAME');
    const otherRegion = createObjectStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: 'eu-west-1' });
    const wrong = await refusal(otherRegion.put('a', 'x', JSON_TYPE));
    expect(wrong).toMatchObject({ name: 'StorageRefused' });
    expect(wrong.message).toContain('AWS_REGION');
  });

  it('a server that is down is StorageUnavailable', async () => {
    const gone = await startS3({ dataDir: join(folder, 'gone'), region: REGION, ...KEYS });
    await gone.close();
    process.env['AWS_ENDPOINT_URL_S3'] = gone.endpoint;
    const client = createS3Client(REGION);
    const down = createObjectStore({ S3_BUCKET_NAME: BUCKET, AWS_REGION: REGION }, client);
    const error = await refusal(down.put('a', 'x', JSON_TYPE));
    process.env['AWS_ENDPOINT_URL_S3'] = proxy.url;
    expect(error).toBeInstanceOf(StorageUnavailable);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('a bucket without versions is refused, since nothing could be read back exactly', async () => {
    const headers = { etag: '"x"' };
    proxy.faults.push({ method: 'PUT', path: /feeds/, times: 1, status: 200, headers });
    const error = await refusal(store.putMutable('feeds/b.xml', 'x', JSON_TYPE));
    expect(error).toBeInstanceOf(StorageRefused);
    expect(error.message).toContain('versioning');
  });
});
