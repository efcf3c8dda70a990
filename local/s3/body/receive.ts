import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { VerifiedSignature } from '../../sigv4/index.ts';
import type { S3Request } from '../request.ts';
import { S3Error } from '../s3-error.ts';
import { BodyDigests, type VerifiedBody } from './body-digests.ts';
import { ChunkedDecoder } from './chunked-decoder.ts';

/** A body that lies whole and verified in a temporary file. */
export interface ReceivedBody extends VerifiedBody {
  readonly path: string;
}

const expectedBytes = (request: S3Request, isChunked: boolean): number => {
  const length = request.header(isChunked ? 'x-amz-decoded-content-length' : 'content-length');
  if (length !== undefined) return Number(length);
  throw new S3Error(
    411,
    'MissingContentLength',
    'You must provide the Content-Length HTTP header.',
  );
};

/**
 * Writes a request's body to `path`, decoded, and verifies its length and every digest the client
 * sent with it, in headers or trailing. On any failure nothing is left behind.
 * @throws S3Error IncompleteBody, BadDigest, XAmzContentSHA256Mismatch, MissingContentLength.
 */
export const receiveBody = async (
  request: S3Request,
  auth: VerifiedSignature,
  path: string,
): Promise<ReceivedBody> => {
  const decoder = auth.payloadHash.startsWith('STREAMING-') ? new ChunkedDecoder(auth) : undefined;
  const length = expectedBytes(request, decoder !== undefined);
  const digests = new BodyDigests(request, auth.payloadHash);
  const meter = new Transform({
    transform(data: Buffer, _encoding, done) {
      digests.update(data);
      done(null, data);
    },
  });
  try {
    const file = createWriteStream(path);
    // Not the stream itself: pipeline would close its socket on a refusal that is still to be answered.
    const sent = request.message.iterator({ destroyOnReturn: false });
    await (decoder === undefined
      ? pipeline(sent, meter, file)
      : pipeline(sent, decoder, meter, file));
    return { path, ...digests.verify(length, decoder?.trailers ?? new Map()) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};
