import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutBucketVersioningCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from '../../../local/s3/index.ts';

const ACCESS_KEY_ID = 'AKIDEXAMPLE';
const SECRET = 'secret/with+signs';
const REGION = 'eu-west-1';
const BUCKET = 'stepcast-test';

let dataDir: string;
let server: S3Server;
let client: S3Client;

const start = () =>
  startS3({ dataDir, accessKeyId: ACCESS_KEY_ID, secretAccessKey: SECRET, region: REGION });
const connect = (overrides: { secret?: string; accessKeyId?: string; region?: string } = {}) =>
  new S3Client({
    endpoint: server.endpoint,
    region: overrides.region ?? REGION,
    credentials: {
      accessKeyId: overrides.accessKeyId ?? ACCESS_KEY_ID,
      secretAccessKey: overrides.secret ?? SECRET,
    },
    maxAttempts: 1,
  });

const put = (Key: string, Body: string | Uint8Array | ReadStream, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  client.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...more }));
const head = (Key: string, more: object = {}) =>
  client.send(new HeadObjectCommand({ Bucket: BUCKET, Key, ...more }));
const text = async (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  (await get(Key, more)).Body?.transformToString();
const bytes = async (Key: string) => (await get(Key)).Body?.transformToByteArray();
/** `Name/status` of the error that a call ends with. */
const failure = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => undefined,
    (reason: S3ServiceException) => reason,
  );
  return error === undefined ? 'no error' : `${error.name}/${error.$metadata?.httpStatusCode}`;
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'local-s3-'));
  server = await start();
  client = connect();
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('buckets', () => {
  it('are created once, found and listed', async () => {
    await client.send(new HeadBucketCommand({ Bucket: BUCKET }));
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain(BUCKET);
    const again = client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    expect(await failure(again)).toBe('BucketAlreadyOwnedByYou/409');
  });

  it('are refused by name when they are missing or badly named', async () => {
    const missing = client.send(new HeadBucketCommand({ Bucket: 'nowhere' }));
    expect(await failure(missing)).toBe('NotFound/404');
    const write = client.send(new PutObjectCommand({ Bucket: 'nowhere', Key: 'a', Body: '' }));
    expect(await failure(write)).toBe('NoSuchBucket/404');
    const bad = client.send(new CreateBucketCommand({ Bucket: 'No' }));
    expect(await failure(bad)).toBe('InvalidBucketName/400');
  });

  it('are versioned, and stay so', async () => {
    const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: BUCKET }));
    expect(Status).toBe('Enabled');
    const setStatus = (status: 'Enabled' | 'Suspended') =>
      client.send(
        new PutBucketVersioningCommand({
          Bucket: BUCKET,
          VersioningConfiguration: { Status: status },
        }),
      );
    await setStatus('Enabled');
    expect(await failure(setStatus('Suspended'))).toBe('NotImplemented/501');
  });
});

describe('objects', () => {
  it('come back with the headers and metadata they were stored with', async () => {
    const stored = {
      ContentType: 'text/plain',
      CacheControl: 'max-age=5',
      ContentDisposition: 'inline',
      ContentLanguage: 'he',
      Metadata: { show: 'bar' },
    };
    const { ETag, VersionId } = await put('plain.txt', 'hello', stored);
    expect(ETag).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
    const expected = { ...stored, ETag, VersionId, ContentLength: 5, AcceptRanges: 'bytes' };
    expect(await head('plain.txt')).toMatchObject(expected);
    const read = await get('plain.txt');
    expect(read).toMatchObject(expected);
    expect(await read.Body?.transformToString()).toBe('hello');
  });

  it('are stored intact when they are streamed in chunks with a trailing checksum', async () => {
    const content = randomBytes(3_000_001);
    const path = join(dataDir, 'upload.bin');
    await writeFile(path, content);
    const { ChecksumCRC32 } = await put('streamed', createReadStream(path), {
      ContentLength: content.length,
    });
    expect(ChecksumCRC32).toBeDefined();
    expect(content.equals((await bytes('streamed')) ?? Buffer.alloc(0))).toBe(true);
    expect((await head('streamed')).ContentEncoding).toBeUndefined();
  });

  it('may be empty', async () => {
    await put('empty', '');
    expect(await text('empty')).toBe('');
    expect((await head('empty')).ContentLength).toBe(0);
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'keep their %s checksum',
    async (ChecksumAlgorithm) => {
      if (ChecksumAlgorithm === 'CRC64NVME') {
        // The SDK computes this one only with a native module; the digest is the CRC catalogue's check value.
        await put('sum', '123456789', { ChecksumCRC64NVME: 'rosUhgp5mIg=' });
      } else await put('sum', '123456789', { ChecksumAlgorithm });
      const answer = await head('sum', { ChecksumMode: 'ENABLED' });
      expect(answer[`Checksum${ChecksumAlgorithm}`]).toBeDefined();
      expect(answer.ChecksumType).toBe('FULL_OBJECT');
      expect(await text('sum', { ChecksumMode: 'ENABLED' })).toBe('123456789');
    },
  );

  it('are refused when a digest does not match, and leave nothing behind', async () => {
    const other = (algorithm: string) => createHash(algorithm).update('other').digest('base64');
    const wrongSha = put('bad', 'abc', { ChecksumSHA256: other('sha256') });
    expect(await failure(wrongSha)).toBe('BadDigest/400');
    expect(await failure(put('bad', 'abc', { ContentMD5: other('md5') }))).toBe('BadDigest/400');
    expect(await failure(head('bad'))).toBe('NotFound/404');
    expect(await readdir(join(dataDir, 'temporary'))).toEqual([]);
  });

  it.each([
    'folder/שלום עולם.mp3',
    "a+b=c&d e'f(g)!*.txt",
    'x/../y',
    'ends/',
    'a//b',
    '%41',
    '.hidden',
    'k'.repeat(1000),
  ])('may be called %j', async (key) => {
    await put(key, `content of ${key}`);
    expect(await text(key)).toBe(`content of ${key}`);
    const { Contents } = await client.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: key }),
    );
    expect(Contents?.map(({ Key }) => Key)).toContain(key);
  });

  it('are missing by the right names', async () => {
    expect(await failure(head('missing'))).toBe('NotFound/404');
    expect(await failure(get('missing'))).toBe('NoSuchKey/404');
  });

  it('are copied with or without new metadata', async () => {
    const source = 'copies/קול.mp3';
    const original = await put(source, 'sound', { Metadata: { a: '1' } });
    const copy = (Key: string, more: object = {}) =>
      client.send(
        new CopyObjectCommand({
          Bucket: BUCKET,
          Key,
          CopySource: `${BUCKET}/${encodeURIComponent(source)}`,
          ...more,
        }),
      );
    const copied = await copy('copies/1');
    expect(copied.CopySourceVersionId).toBe(original.VersionId);
    expect((await head('copies/1')).Metadata).toEqual({ a: '1' });
    await copy('copies/2', { MetadataDirective: 'REPLACE', ContentType: 'audio/mpeg' });
    expect(await head('copies/2')).toMatchObject({ ContentType: 'audio/mpeg', Metadata: {} });
    expect(await failure(copy(source))).toBe('InvalidRequest/400');
  });
});

describe('ranges', () => {
  const content = 'abcdefghij';

  it.each([
    ['bytes=2-4', 'cde', 'bytes 2-4/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 'ij', 'bytes 8-9/10'],
    ['bytes=8-99', 'ij', 'bytes 8-9/10'],
    ['bytes=-99', 'abcdefghij', 'bytes 0-9/10'],
  ])('%s is %s', async (Range, part, ContentRange) => {
    await put('ranged', content);
    const answer = await get('ranged', { Range });
    expect(answer).toMatchObject({ ContentRange, ContentLength: part.length });
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(await answer.Body?.transformToString()).toBe(part);
  });

  it('beyond the end are 416', async () => {
    await put('ranged', content);
    expect(await failure(get('ranged', { Range: 'bytes=10-' }))).toBe('InvalidRange/416');
  });
});

describe('conditions', () => {
  it('keep a second If-None-Match: * from writing', async () => {
    await put('once', '1', { IfNoneMatch: '*' });
    expect(await failure(put('once', '2', { IfNoneMatch: '*' }))).toBe('PreconditionFailed/412');
    expect(await text('once')).toBe('1');
  });

  it('let exactly one of many concurrent writers win', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => failure(put('race', `${n}`, { IfNoneMatch: '*' }))),
    );
    expect(outcomes.filter((outcome) => outcome === 'no error')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['no error', 'PreconditionFailed/412']));
  });

  it('let a writer replace just the object it has seen', async () => {
    const { ETag } = await put('seen', '1');
    await put('seen', '2', { IfMatch: ETag });
    expect(await failure(put('seen', '3', { IfMatch: ETag }))).toBe('PreconditionFailed/412');
    expect(await failure(put('unseen', '1', { IfMatch: ETag }))).toBe('NoSuchKey/404');
  });

  it('spare a reader what it has', async () => {
    const { ETag } = await put('cached', '1');
    expect(await failure(get('cached', { IfNoneMatch: ETag }))).toMatch(/\/304$/);
    expect(await text('cached', { IfNoneMatch: '"other"' })).toBe('1');
    expect(await failure(get('cached', { IfMatch: '"other"' }))).toBe('PreconditionFailed/412');
    const IfModifiedSince = new Date(Date.now() + 60_000);
    expect(await failure(get('cached', { IfModifiedSince }))).toMatch(/\/304$/);
  });
});

describe('versions', () => {
  it('stay readable after the object was replaced', async () => {
    const first = await put('v', 'one');
    const second = await put('v', 'two');
    expect(second.VersionId).not.toBe(first.VersionId);
    expect(await text('v')).toBe('two');
    expect(await text('v', { VersionId: first.VersionId })).toBe('one');
    expect(await head('v', { VersionId: first.VersionId })).toMatchObject({
      VersionId: first.VersionId,
      ETag: first.ETag,
      ContentLength: 3,
    });
  });

  it('are hidden by a delete marker and come back when it is deleted', async () => {
    const { VersionId } = await put('marked', 'still here');
    const marker = await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'marked' }));
    expect(marker.DeleteMarker).toBe(true);
    expect(await failure(get('marked'))).toBe('NoSuchKey/404');
    expect(await text('marked', { VersionId })).toBe('still here');
    const readMarker = get('marked', { VersionId: marker.VersionId });
    expect(await failure(readMarker)).toBe('MethodNotAllowed/405');
    await put('marked', 'anew', { IfNoneMatch: '*' });
    const { Versions, DeleteMarkers } = await client.send(
      new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: 'marked' }),
    );
    expect(Versions?.map(({ IsLatest }) => IsLatest)).toEqual([true, false]);
    expect(DeleteMarkers).toHaveLength(1);
  });

  it('are gone for good when they are deleted by id', async () => {
    const { VersionId } = await put('gone', 'x');
    const remove = () =>
      client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'gone', VersionId }));
    await remove();
    await remove();
    expect(await failure(get('gone', { VersionId }))).toBe('NoSuchVersion/404');
    expect(await failure(head('gone', { VersionId }))).toBe('NotFound/404');
  });

  it('are refused when the id cannot be one', async () => {
    await put('v', 'x');
    expect(await failure(get('v', { VersionId: 'nonsense' }))).toBe('InvalidArgument/400');
  });

  it('are deleted in batches', async () => {
    await put('batch', 'x');
    const { Deleted } = await client.send(
      new DeleteObjectsCommand({
        Bucket: BUCKET,
        Delete: { Objects: [{ Key: 'batch' }, { Key: 'never-was' }] },
      }),
    );
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['batch', 'never-was']);
    expect(await failure(head('batch'))).toBe('NotFound/404');
  });

  it('are whole for a reader while a writer replaces the object', async () => {
    const size = 8_000_000;
    await put('torn', Buffer.alloc(size, 'A'));
    const reading = await get('torn');
    await put('torn', Buffer.alloc(size, 'Z'));
    const read = await reading.Body?.transformToByteArray();
    expect(Buffer.alloc(size, 'A').equals(read ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('listing', () => {
  it('pages in key order, with prefix, delimiter and start', async () => {
    for (let n = 0; n < 25; n++) await put(`list/${n % 3}/${n}`, 'x');
    const list = (more: object) =>
      client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'list/', ...more }));
    const keys: (string | undefined)[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await list({ MaxKeys: 10, ContinuationToken: token });
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
      token = page.NextContinuationToken;
      pages += 1;
    } while (token !== undefined);
    expect(pages).toBe(3);
    expect(keys).toHaveLength(25);
    expect(keys).toEqual([...keys].sort());
    const folders = ['list/0/', 'list/1/', 'list/2/'];
    const { CommonPrefixes, Contents } = await list({ Delimiter: '/' });
    expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(folders);
    expect(Contents).toBeUndefined();
    const first = await list({ Delimiter: '/', MaxKeys: 1 });
    const second = await list({
      Delimiter: '/',
      MaxKeys: 1,
      ContinuationToken: first.NextContinuationToken,
    });
    expect(second.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/1/']);
    expect((await list({ StartAfter: 'list/2' })).KeyCount).toBe(8);
  });
});

describe('multipart uploads', () => {
  const begin = async (Key: string, more: object = {}) => {
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket: BUCKET, Key, ...more }),
    );
    const target = { Bucket: BUCKET, Key, UploadId };
    return {
      target,
      part: async (PartNumber: number, Body: Uint8Array) => {
        const { ETag } = await client.send(new UploadPartCommand({ ...target, PartNumber, Body }));
        return { ETag, PartNumber };
      },
      complete: (Parts: object[], conditions: object = {}) =>
        client.send(
          new CompleteMultipartUploadCommand({
            ...target,
            MultipartUpload: { Parts },
            ...conditions,
          }),
        ),
    };
  };

  it.each(['COMPOSITE', 'FULL_OBJECT'] as const)(
    'are joined in order, with a %s checksum',
    async (ChecksumType) => {
      const content = randomBytes(5 * 1024 * 1024 + 7);
      const upload = await begin('joined', {
        ContentType: 'audio/mpeg',
        ChecksumAlgorithm: 'CRC32',
        ChecksumType,
      });
      const second = await upload.part(2, content.subarray(5 * 1024 * 1024));
      const first = await upload.part(1, content.subarray(0, 5 * 1024 * 1024));
      const listed = await client.send(new ListPartsCommand(upload.target));
      expect(listed.Parts?.map(({ PartNumber }) => PartNumber)).toEqual([1, 2]);
      expect(await failure(upload.complete([second, first]))).toBe('InvalidPartOrder/400');
      const { ETag, VersionId } = await upload.complete([first, second]);
      expect(ETag).toMatch(/-2"$/);
      const answer = await head('joined', { ChecksumMode: 'ENABLED' });
      expect(answer).toMatchObject({ ContentType: 'audio/mpeg', VersionId, ChecksumType });
      expect(content.equals((await bytes('joined')) ?? Buffer.alloc(0))).toBe(true);
    },
  );

  it('are refused when a part is missing, too small or the object exists', async () => {
    await put('exists', 'x');
    const upload = await begin('exists');
    const first = await upload.part(1, Buffer.from('small'));
    const second = await upload.part(2, Buffer.from('small'));
    expect(await failure(upload.complete([first, second]))).toBe('EntityTooSmall/400');
    const wrong = { PartNumber: 3, ETag: '"x"' };
    expect(await failure(upload.complete([wrong]))).toBe('InvalidPart/400');
    const outcome = failure(upload.complete([first], { IfNoneMatch: '*' }));
    expect(await outcome).toBe('PreconditionFailed/412');
  });

  it('are gone once aborted', async () => {
    const upload = await begin('aborted');
    await upload.part(1, Buffer.from('x'));
    await client.send(new AbortMultipartUploadCommand(upload.target));
    expect(await failure(upload.part(2, Buffer.from('x')))).toBe('NoSuchUpload/404');
  });
});

describe('signatures', () => {
  const signedGet = (key: string, more: object = {}, options: object = { expiresIn: 60 }) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: BUCKET, Key: key, ...more }), options);

  it('refuse a wrong secret, a wrong key, a wrong region and no signature, each by name', async () => {
    await put('private', 'x');
    const read = (other: S3Client) =>
      failure(other.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'private' })));
    expect(await read(connect({ secret: 'wrong' }))).toBe('SignatureDoesNotMatch/403');
    expect(await read(connect({ accessKeyId: 'NOBODY' }))).toBe('InvalidAccessKeyId/403');
    expect(await read(connect({ region: 'us-west-2' }))).toBe('AuthorizationHeaderMalformed/400');
    const unsigned = await fetch(`${server.endpoint}/${BUCKET}/private`);
    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('<Code>AccessDenied</Code>');
    const head = connect({ secret: 'wrong' }).send(
      new HeadObjectCommand({ Bucket: BUCKET, Key: 'private' }),
    );
    expect(await failure(head)).toMatch(/\/403$/);
  });

  it('of a URL let its bearer read a range, with headers of the signer', async () => {
    await put('shared', 'abcdefghij');
    const url = await signedGet('shared', {
      ResponseContentType: 'audio/mpeg',
      ResponseContentDisposition: 'attachment; filename="x.mp3"',
    });
    const answer = await fetch(url, { headers: { range: 'bytes=2-4' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-type')).toBe('audio/mpeg');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x.mp3"');
    expect(await answer.text()).toBe('cde');
  });

  it('of a URL let its bearer write', async () => {
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: BUCKET, Key: 'given' }));
    expect((await fetch(url, { method: 'PUT', body: 'xyz' })).status).toBe(200);
    expect(await text('given')).toBe('xyz');
  });

  it('of a URL are refused when they are tampered with or expired', async () => {
    const url = await signedGet('plain.txt');
    const tampered = await fetch(url.replace(/Signature=\w{4}/, 'Signature=0000'));
    expect(tampered.status).toBe(403);
    const signingDate = new Date(Date.now() - 60_000);
    const expired = await fetch(await signedGet('plain.txt', {}, { expiresIn: 1, signingDate }));
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain('Request has expired');
  });
});

describe('what is not there', () => {
  it('is refused by name instead of being ignored', async () => {
    await put('plain', 'x');
    const acl = client.send(
      new PutObjectAclCommand({ Bucket: BUCKET, Key: 'plain', ACL: 'private' }),
    );
    expect(await failure(acl)).toBe('NotImplemented/501');
    const tagged = await put('plain', 'x', { Tagging: 'a=b' }).catch((e: Error) => e.message);
    expect(tagged).toContain('x-amz-tagging');
  });

  it('says which port is taken', async () => {
    const second = startS3({
      dataDir: join(dataDir, 'second'),
      port: server.port,
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: SECRET,
      region: REGION,
    });
    await expect(second).rejects.toThrow(`port ${server.port}`);
  });
});

describe('a restart', () => {
  it('finds objects, versions and uploads under way', async () => {
    const first = await put('kept', 'one', { Metadata: { a: '1' } });
    await put('kept', 'two');
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'begun' }),
    );
    await server.close();
    server = await start();
    client.destroy();
    client = connect();
    expect(await text('kept')).toBe('two');
    const old = await get('kept', { VersionId: first.VersionId });
    expect(old.Metadata).toEqual({ a: '1' });
    expect(await old.Body?.transformToString()).toBe('one');
    const parts = await client.send(
      new ListPartsCommand({ Bucket: BUCKET, Key: 'begun', UploadId }),
    );
    expect(parts.UploadId).toBe(UploadId);
  });
});
