import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

const headersOf = (object: GetObjectCommandOutput): Record<string, string> => {
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': object.CacheControl,
    'content-length': object.ContentLength?.toString(),
    'content-range': object.ContentRange,
    'content-type': object.ContentType,
    etag: object.ETag,
    'last-modified': object.LastModified?.toUTCString(),
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
};

const read = (
  client: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  { headers }: IncomingMessage,
): Promise<GetObjectCommandOutput> => {
  const modifiedSince = Date.parse(headers['if-modified-since'] ?? '');
  return client.send(
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      Range: headers.range,
      IfNoneMatch: headers['if-none-match'],
      ...(Number.isNaN(modifiedSince) ? {} : { IfModifiedSince: new Date(modifiedSince) }),
    }),
  );
};

/** What S3 refused, as the public sees it: 304, 404 and 416 as they are, anything else is a bad gateway. */
const publicStatus = (error: unknown): number => {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 304 || status === 404 || status === 416 ? status : 502;
};

/** Answers a GET or HEAD with an object of the bucket, whole or a range of it. */
export const serveObject = async (
  client: S3Client,
  target: { readonly bucket: string; readonly key: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  let object: GetObjectCommandOutput;
  try {
    object = await read(client, target, request);
  } catch (error) {
    const status = publicStatus(error);
    // Why is nothing that strangers need to know.
    const text = status === 502 ? 'The bucket did not answer.\n' : '';
    response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    return;
  }
  // In Node the SDK's body is always a Readable.
  const body = object.Body as Readable;
  response.writeHead(object.$metadata.httpStatusCode ?? 200, headersOf(object));
  if (request.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  // A listener who goes away in the middle is no error.
  await pipeline(body, response).catch(() => response.destroy());
};
