import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CdnServer, startCdn } from '../../../local/cdn/index.ts';
import { type S3Server, startS3 } from '../../../local/s3/index.ts';

const BUCKET = 'media';
const REGION = 'us-east-1';
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const AUDIO = 'podcasts/p/e/audio/0a1b.mp3';

let folder: string;
let s3: S3Server;
let cdn: CdnServer;

const get = (path: string, init: RequestInit = {}) => fetch(`${cdn.url}/${path}`, init);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cdn-'));
  s3 = await startS3({ dataDir: folder, region: REGION, ...KEYS });
  const client = new S3Client({ endpoint: s3.endpoint, region: REGION, credentials: KEYS });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const put = (Key: string, ContentType: string) =>
    client.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key,
        Body: 'abcdefghij',
        ContentType,
        CacheControl: 'public, max-age=60',
      }),
    );
  await put(AUDIO, 'audio/mpeg');
  await put('podcasts/p/e/script/0a1b.json', 'application/json');
  await put('segments/0a1b.mp3', 'audio/mpeg');
  await put('feeds/p.xml', 'application/rss+xml');
  client.destroy();
  cdn = await startCdn({ bucket: BUCKET, s3: { endpoint: s3.endpoint, region: REGION, ...KEYS } });
});

afterAll(async () => {
  await cdn.close();
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the public', () => {
  it('reads audio with the headers that players and caches need', async () => {
    const answer = await get(AUDIO);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
      'content-length': '10',
      'content-type': 'audio/mpeg',
      etag: expect.stringMatching(/^"\w+"$/),
    });
    expect(await answer.text()).toBe('abcdefghij');
  });

  it('asks for the headers alone', async () => {
    const answer = await get(AUDIO, { method: 'HEAD' });
    expect(answer.headers.get('content-length')).toBe('10');
    expect(await answer.text()).toBe('');
  });

  it('reads a range, and none beyond the end', async () => {
    const part = await get(AUDIO, { headers: { range: 'bytes=2-4' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(await part.text()).toBe('cde');
    const beyond = await get(AUDIO, { headers: { range: 'bytes=99-' } });
    expect(beyond.status).toBe(416);
  });

  it('is spared what it has', async () => {
    const etag = (await get('feeds/p.xml', { method: 'HEAD' })).headers.get('etag') ?? '';
    const again = await get('feeds/p.xml', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it.each([
    'podcasts/p/e/script/0a1b.json',
    'segments/0a1b.mp3',
    'podcasts/p/e/audio/',
    '',
    '%zz',
    'feeds/../segments/0a1b.mp3',
  ])('may not read %j', async (path) => {
    expect((await get(path)).status).toBe(403);
  });

  it('is told when there is nothing, and may not write', async () => {
    expect((await get('feeds/other.xml')).status).toBe(404);
    expect((await get(AUDIO, { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  it('may read from a page of any site', async () => {
    const answer = await get(AUDIO, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('Range');
  });
});
