import { Transform, type TransformCallback } from 'node:stream';
import { hmacSha256, sha256Hex, type VerifiedSignature } from '../../sigv4/index.ts';
import { S3Error } from '../s3-error.ts';

const CRLF = '\r\n';
const MAX_LINE_BYTES = 4096;
const EMPTY = Buffer.alloc(0);

/**
 * Undoes the `aws-chunked` encoding that SDKs send streams in: size lines, data, and trailing
 * headers, which are kept in `trailers`. Where the mode is a signed one, each chunk's signature is
 * checked ("Transferring payload in multiple chunks" in the S3 API reference).
 */
export class ChunkedDecoder extends Transform {
  readonly trailers = new Map<string, string>();
  readonly #auth: VerifiedSignature;
  readonly #signed: boolean;
  #previousSignature: string;
  #pending: Buffer = EMPTY;
  #chunk: { size: number; signature: string } | undefined;
  #ended = false;

  constructor(auth: VerifiedSignature) {
    super();
    this.#auth = auth;
    this.#signed = auth.payloadHash.startsWith('STREAMING-AWS4');
    this.#previousSignature = auth.signature;
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#pending = this.#pending.length === 0 ? data : Buffer.concat([this.#pending, data]);
    try {
      while (this.#ended ? this.#readTrailer() : this.#readChunk());
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    done(
      this.#ended
        ? null
        : new S3Error(400, 'IncompleteBody', 'The chunked body ended before its last chunk.'),
    );
  }

  #readLine(): string | undefined {
    const end = this.#pending.indexOf(CRLF);
    if (end < 0) {
      if (this.#pending.length > MAX_LINE_BYTES) throw malformed();
      return undefined;
    }
    const line = this.#pending.subarray(0, end).toString('latin1');
    this.#pending = this.#pending.subarray(end + CRLF.length);
    return line;
  }

  #readTrailer(): boolean {
    const line = this.#readLine();
    if (line === undefined) return false;
    const colon = line.indexOf(':');
    if (colon > 0) {
      this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
    return true;
  }

  #readChunk(): boolean {
    if (this.#chunk === undefined) {
      const line = this.#readLine();
      if (line === undefined) return false;
      const [, size, signature = ''] =
        /^([0-9a-f]+)(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line) ?? [];
      if (size === undefined) throw malformed();
      this.#chunk = { size: Number.parseInt(size, 16), signature };
    }
    const { size, signature } = this.#chunk;
    if (size === 0) {
      this.#checkSignature(EMPTY, signature);
      this.#ended = true;
      return true;
    }
    if (this.#pending.length < size + CRLF.length) return false;
    const chunk = this.#pending.subarray(0, size);
    if (this.#pending.toString('latin1', size, size + CRLF.length) !== CRLF) throw malformed();
    this.#checkSignature(chunk, signature);
    this.push(chunk);
    this.#pending = this.#pending.subarray(size + CRLF.length);
    this.#chunk = undefined;
    return true;
  }

  #checkSignature(chunk: Buffer, given: string): void {
    if (!this.#signed) return;
    const { signingKey, timestamp, scope } = this.#auth;
    const expected = hmacSha256(
      signingKey,
      [
        'AWS4-HMAC-SHA256-PAYLOAD',
        timestamp,
        scope,
        this.#previousSignature,
        sha256Hex(''),
        sha256Hex(chunk),
      ].join('\n'),
    ).toString('hex');
    if (given !== expected) {
      throw new S3Error(
        403,
        'SignatureDoesNotMatch',
        "A chunk's signature does not match its data.",
      );
    }
    this.#previousSignature = expected;
  }
}

const malformed = (): S3Error =>
  new S3Error(400, 'InvalidRequest', 'The aws-chunked encoding of the body is malformed.');
