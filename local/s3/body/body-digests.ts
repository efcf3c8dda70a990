import { createHash, type Hash } from 'node:crypto';
import type { S3Request } from '../request.ts';
import { S3Error } from '../s3-error.ts';
import {
  type Checksum,
  type ChecksumAlgorithm,
  type Checksums,
  createChecksum,
  isChecksumAlgorithm,
} from './checksums.ts';

/** What is known of a body once it has passed by whole and matches what the client said of it. */
export interface VerifiedBody {
  readonly sizeBytes: number;
  readonly md5Hex: string;
  readonly checksums: Checksums;
}

const PREFIX = 'x-amz-checksum-';
const SHA256_HEX = /^[0-9a-f]{64}$/;

const announcedChecksums = (request: S3Request): ReadonlySet<ChecksumAlgorithm> => {
  const trailers = (request.header('x-amz-trailer') ?? '').split(',');
  const names = [...Object.keys(request.message.headers), ...trailers]
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
  const algorithm = (request.header('x-amz-sdk-checksum-algorithm') ?? '').toLowerCase();
  return new Set([...names, algorithm].filter(isChecksumAlgorithm));
};

const badDigest = (name: string): S3Error =>
  new S3Error(400, 'BadDigest', `The ${name} you specified did not match the calculated checksum.`);

/** Computes every digest that a request's client announced, while the body passes by. */
export class BodyDigests {
  readonly #request: S3Request;
  readonly #payloadHash: string;
  readonly #md5 = createHash('md5');
  readonly #sha256: Hash | undefined;
  readonly #sums: ReadonlyMap<ChecksumAlgorithm, Checksum>;
  #sizeBytes = 0;

  constructor(request: S3Request, payloadHash: string) {
    this.#request = request;
    this.#payloadHash = payloadHash;
    this.#sha256 = SHA256_HEX.test(payloadHash) ? createHash('sha256') : undefined;
    this.#sums = new Map(
      [...announcedChecksums(request)].map((name) => [name, createChecksum(name)]),
    );
  }

  update(data: Uint8Array): void {
    this.#sizeBytes += data.length;
    this.#md5.update(data);
    this.#sha256?.update(data);
    for (const sum of this.#sums.values()) sum.update(data);
  }

  /** @throws S3Error IncompleteBody, BadDigest, XAmzContentSHA256Mismatch. */
  verify(expectedBytes: number, trailers: ReadonlyMap<string, string>): VerifiedBody {
    if (this.#sizeBytes !== expectedBytes) {
      throw new S3Error(
        400,
        'IncompleteBody',
        'You did not provide the number of bytes specified by the Content-Length HTTP header.',
      );
    }
    const md5 = this.#md5.digest();
    const contentMd5 = this.#request.header('content-md5');
    if (contentMd5 !== undefined && contentMd5 !== md5.toString('base64')) {
      throw badDigest('Content-MD5');
    }
    if (this.#sha256 !== undefined && this.#sha256.digest('hex') !== this.#payloadHash) {
      throw new S3Error(
        400,
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    return {
      sizeBytes: this.#sizeBytes,
      md5Hex: md5.toString('hex'),
      checksums: this.#verifyChecksums(trailers),
    };
  }

  #verifyChecksums(trailers: ReadonlyMap<string, string>): Checksums {
    const checksums: Checksums = {};
    for (const [name, sum] of this.#sums) {
      const digest = sum.digest();
      const given = this.#request.header(PREFIX + name) ?? trailers.get(PREFIX + name);
      if (given !== undefined && given !== digest) throw badDigest(name.toUpperCase());
      checksums[name] = digest;
    }
    return checksums;
  }
}
