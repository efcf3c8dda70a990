import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from '../../../local/s3/index.ts';
import { type Json, TaskFailed } from '../../../local/step-functions/contract.ts';
import { createResources } from '../../../local/step-functions/integrations/resources.ts';
import { s3Integrations } from '../../../local/step-functions/integrations/s3/s3.ts';

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
const Bucket = 'media';

let dataDir: string;
let server: S3Server;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 's3-'));
  server = await startS3({ dataDir, port: 0, region: 'us-east-1', ...CREDENTIALS });
  const client = new S3Client({
    endpoint: server.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: CREDENTIALS,
  });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

const call = (operation: string, input: Record<string, Json>) =>
  createResources(s3Integrations({ endpoint: server.endpoint, ...CREDENTIALS }, 'us-east-1')).run({
    resource: `arn:aws:states:::aws-sdk:s3:${operation}`,
    input: { Bucket, ...input },
    executionArn: 'arn',
    stateName: 'State',
    signal: new AbortController().signal,
  }) as Promise<Record<string, Json>>;

const errorOf = async (running: Promise<unknown>): Promise<string> => {
  const outcome = await running.catch((error: unknown) => error);
  return outcome instanceof TaskFailed ? outcome.error : `succeeded: ${JSON.stringify(outcome)}`;
};

describe('The S3 integration against the S3 server', () => {
  it('finds exactly the version that was written', async () => {
    const first = await call('putObject', { Key: 'a/b c.json', Body: { n: 1 } });
    const second = await call('putObject', { Key: 'a/b c.json', Body: 'longer than that' });
    expect(second['VersionId']).not.toBe(first['VersionId']);
    const VersionId = first['VersionId'] ?? null;
    expect(await call('headObject', { Key: 'a/b c.json', VersionId })).toMatchObject({
      ContentLength: 7,
      ETag: first['ETag'],
      VersionId,
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(await call('getObject', { Key: 'a/b c.json', VersionId })).toMatchObject({
      Body: '{"n":1}',
    });
    expect(await call('headObject', { Key: 'a/b c.json' })).toMatchObject({ ContentLength: 16 });
  });

  it('names what is missing', async () => {
    expect(await errorOf(call('headObject', { Key: 'none' }))).toBe('S3.NoSuchKeyException');
    expect(await errorOf(call('getObject', { Key: 'none' }))).toBe('S3.NoSuchKeyException');
    expect(await errorOf(call('getObject', { Key: 'none', Bucket: 'no-bucket' }))).toBe(
      'S3.NoSuchBucketException',
    );
    const { VersionId = null } = await call('putObject', { Key: 'versioned', Body: 'x' });
    await call('deleteObject', { Key: 'versioned', VersionId });
    expect(await errorOf(call('headObject', { Key: 'versioned', VersionId }))).toBe(
      'S3.NoSuchKeyException',
    );
  });

  it('writes once when told to, lists, copies and deletes', async () => {
    const once = { Key: 'list/one', Body: 'x', IfNoneMatch: '*', ContentType: 'text/plain' };
    await call('putObject', once);
    expect(await errorOf(call('putObject', once))).toBe('S3.S3Exception');
    await call('copyObject', { Key: 'list/two', CopySource: `${Bucket}/list/one` });
    const listed = await call('listObjectsV2', { Prefix: 'list/' });
    expect(listed).toMatchObject({
      KeyCount: 2,
      Contents: [
        { Key: 'list/one', Size: 1 },
        { Key: 'list/two', Size: 1 },
      ],
    });
    await call('deleteObject', { Key: 'list/one' });
    expect(await call('listObjectsV2', { Prefix: 'list/' })).toMatchObject({ KeyCount: 1 });
  });
});
