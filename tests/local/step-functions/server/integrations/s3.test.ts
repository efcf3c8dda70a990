import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../../local/step-functions/contract.ts';
import { createResources } from '../../../../../local/step-functions/integrations/resources.ts';
import { s3Integrations } from '../../../../../local/step-functions/integrations/s3/s3.ts';
import { aCall, aService, failureOf, type Received } from './wire.ts';

const OBJECT = { Bucket: 'media', Key: 'podcasts/a b.json' };
const IDS = { 'x-amz-request-id': 'R1', 'x-amz-id-2': 'X1' };

const call = (endpoint: string | undefined, operation: string, input: Json) =>
  createResources(
    s3Integrations(
      endpoint === undefined
        ? undefined
        : { endpoint, accessKeyId: 'id', secretAccessKey: 'secret' },
      'us-east-1',
    ),
  ).run(aCall(`arn:aws:states:::aws-sdk:s3:${operation}`, input));

const s3 = (answer: (response: ServerResponse, received: Received) => void) => aService(answer);

const refusing = (status: number, code: string, message: string) =>
  s3((response) =>
    response
      .writeHead(status, { ...IDS, 'content-type': 'application/xml' })
      .end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`),
  );

describe('aws-sdk:s3', () => {
  it('answers headObject with PascalCase members and dates as text', async () => {
    const { endpoint, received } = await s3((response) =>
      response
        .writeHead(200, {
          ...IDS,
          'content-length': 12,
          'content-type': 'application/json',
          etag: '"abc"',
          'last-modified': 'Sun, 22 Nov 2026 05:00:00 GMT',
          'x-amz-version-id': 'v1',
          'accept-ranges': 'bytes',
        })
        .end(),
    );
    expect(await call(endpoint, 'headObject', { ...OBJECT, VersionId: 'v1' })).toEqual({
      AcceptRanges: 'bytes',
      ContentLength: 12,
      ContentType: 'application/json',
      ETag: '"abc"',
      LastModified: '2026-11-22T05:00:00Z',
      Metadata: {},
      VersionId: 'v1',
    });
    expect(received[0]?.method).toBe('HEAD');
    expect(received[0]?.url).toMatch(/^\/media\/podcasts\/a%20b\.json\?.*versionId=v1/);
    expect(received[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=id\//);
  });

  it("names a missing object of headObject as the SDK's interceptor does", async () => {
    const { endpoint } = await s3((response) => response.writeHead(404, IDS).end());
    expect(await failureOf(call(endpoint, 'headObject', OBJECT))).toEqual({
      error: 'S3.NoSuchKeyException',
      cause: 'The specified key does not exist. (Service: S3, Status Code: 404, Request ID: R1)',
    });
  });

  it('knows no more than the status of any other refusal of headObject', async () => {
    const { endpoint } = await s3((response) => response.writeHead(403, IDS).end());
    expect(await failureOf(call(endpoint, 'headObject', OBJECT))).toEqual({
      error: 'S3.S3Exception',
      cause: 'null (Service: S3, Status Code: 403, Request ID: R1, Extended Request ID: X1)',
    });
  });

  it('reads an object as text', async () => {
    const { endpoint } = await s3((response) => response.writeHead(200, IDS).end('{"a":1}'));
    expect(await call(endpoint, 'getObject', OBJECT)).toMatchObject({ Body: '{"a":1}' });
  });

  it.each([
    [404, 'NoSuchKey', 'S3.NoSuchKeyException'],
    [404, 'NoSuchBucket', 'S3.NoSuchBucketException'],
    [403, 'AccessDenied', 'S3.S3Exception'],
    [412, 'PreconditionFailed', 'S3.S3Exception'],
  ])('names %i %s of getObject %s', async (status, code, error) => {
    const { endpoint } = await refusing(status, code, 'Because.');
    expect(await failureOf(call(endpoint, 'getObject', OBJECT))).toEqual({
      error,
      cause: `Because. (Service: S3, Status Code: ${status}, Request ID: R1, Extended Request ID: X1)`,
    });
  });

  it.each<[Json, string]>([
    ['text', 'text'],
    [{ a: 1 }, '{"a":1}'],
    [[1], '[1]'],
    [false, 'false'],
  ])('writes the body %j', async (body, written) => {
    const { endpoint, received } = await s3((response) =>
      response.writeHead(200, { ...IDS, etag: '"e"' }).end(),
    );
    const input = { ...OBJECT, Body: body, ContentType: 'application/json', IfNoneMatch: '*' };
    expect(await call(endpoint, 'putObject', input)).toMatchObject({ ETag: '"e"' });
    expect(received[0]?.body).toContain(written);
    expect(received[0]?.headers).toMatchObject({ 'if-none-match': '*' });
  });

  it('fails as S3.SdkClientException when nobody answers', async () => {
    expect(await failureOf(call('http://127.0.0.1:1', 'headObject', OBJECT))).toEqual({
      error: 'S3.SdkClientException',
      cause: expect.stringMatching(/^Unable to execute HTTP request: /),
    });
    expect(await failureOf(call(undefined, 'headObject', OBJECT))).toMatchObject({
      cause: expect.stringContaining('--s3-endpoint'),
    });
  });

  it('refuses what it does not know, by name', async () => {
    expect(await failureOf(call('http://127.0.0.1:1', 'headObject', { Bucket: 'b' }))).toEqual({
      error: 'States.Runtime',
      cause:
        'The Parameters \'{"Bucket":"b"}\' could not be used to start the Task: [The field \'Key\' is required but was missing]',
    });
    expect(await failureOf(call('http://127.0.0.1:1', 'listBuckets', {}))).toMatchObject({
      cause: expect.stringContaining('aws-sdk:s3:listBuckets is not recognized'),
    });
  });
});
