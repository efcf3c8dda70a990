import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Request } from '../request.ts';
import { S3Error } from '../s3-error.ts';
import type { VerifiedSignature } from '../signature/verify.ts';
import {
  type ChecksumAlgorithm,
  type Checksums,
  createChecksum,
  isChecksumAlgorithm,
} from './checksums.ts';
import { ChunkedDecoder } from './chunked-decoder.ts';

/** A body that lies whole and verified in a temporary file. */
export interface ReceivedBody {
  readonly path: string;
  readonly sizeBytes: number;
  readonly md5Hex: string;
  readonly checksums: Checksums;
}

const PREFIX = 'x-amz-checksum-';

const announcedChecksums = (request: S3Request): Set<ChecksumAlgorithm> => {
  const names = [
    ...Object.keys(request.message.headers),
    ...(request.header('x-amz-trailer') ?? '').split(',').map((name) => name.trim().toLowerCase()),
  ]
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
  const announced = [
    ...names,
    (request.header('x-amz-sdk-checksum-algorithm') ?? '').toLowerCase(),
  ];
  return new Set(announced.filter(isChecksumAlgorithm));
};

const badDigest = (algorithm: string): S3Error =>
  new S3Error(
    400,
    'BadDigest',
    `The ${algorithm} you specified did not match the calculated checksum.`,
  );

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
  const chunked = auth.payloadHash.startsWith('STREAMING-');
  const length = request.header(chunked ? 'x-amz-decoded-content-length' : 'content-length');
  if (length === undefined) {
    throw new S3Error(
      411,
      'MissingContentLength',
      'You must provide the Content-Length HTTP header.',
    );
  }
  const decoder = chunked ? new ChunkedDecoder(auth) : undefined;
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  const sums = [...announcedChecksums(request)].map((name) => ({
    name,
    sum: createChecksum(name),
  }));
  let sizeBytes = 0;
  const meter = new Transform({
    transform(data: Buffer, _encoding, done) {
      sizeBytes += data.length;
      md5.update(data);
      sha256.update(data);
      for (const { sum } of sums) sum.update(data);
      done(null, data);
    },
  });

  const verify = (): ReceivedBody => {
    if (sizeBytes !== Number(length)) {
      throw new S3Error(
        400,
        'IncompleteBody',
        'You did not provide the number of bytes specified by the Content-Length HTTP header.',
      );
    }
    const md5Digest = md5.digest();
    const contentMd5 = request.header('content-md5');
    if (contentMd5 !== undefined && contentMd5 !== md5Digest.toString('base64')) {
      throw badDigest('Content-MD5');
    }
    if (/^[0-9a-f]{64}$/.test(auth.payloadHash) && sha256.digest('hex') !== auth.payloadHash) {
      throw new S3Error(
        400,
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const checksums: Checksums = {};
    for (const { name, sum } of sums) {
      const digest = sum.digest();
      const given = request.header(PREFIX + name) ?? decoder?.trailers.get(PREFIX + name);
      if (given !== undefined && given !== digest) throw badDigest(name.toUpperCase());
      checksums[name] = digest;
    }
    return { path, sizeBytes, md5Hex: md5Digest.toString('hex'), checksums };
  };

  try {
    const file = createWriteStream(path);
    // Not the stream itself: pipeline would close its socket on a refusal that is still to be answered.
    const sent = request.message.iterator({ destroyOnReturn: false });
    await (decoder === undefined
      ? pipeline(sent, meter, file)
      : pipeline(sent, decoder, meter, file));
    return verify();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
};
