import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ChunkedDecoder } from '../../../local/s3/body/chunked-decoder.ts';
import type { VerifiedSignature } from '../../../local/sigv4/index.ts';
import { hmacSha256 } from '../../../local/sigv4/index.ts';

const UNSIGNED: VerifiedSignature = {
  payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  signingKey: Buffer.alloc(32),
  scope: '',
  timestamp: '',
  signature: '',
};

const decode = async (encoded: string, pieceLength: number, auth = UNSIGNED) => {
  const pieces = encoded.match(new RegExp(`[\\s\\S]{1,${pieceLength}}`, 'g')) ?? [];
  const decoder = new ChunkedDecoder(auth);
  const source = Readable.from(pieces.map((piece) => Buffer.from(piece, 'latin1')));
  // An error of a decoder is thrown by the loop that reads it.
  const chunks: Buffer[] = [];
  for await (const chunk of source.pipe(decoder)) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString('latin1'), trailers: decoder.trailers };
};

describe('an unsigned body', () => {
  const encoded =
    '5\r\nhello\r\n8\r\n,\r\nworld\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\nx-other: y\r\n\r\n';

  it.each([1, 2, 3, 7, 1000])('is put together from pieces of %i bytes', async (pieceLength) => {
    const { text, trailers } = await decode(encoded, pieceLength);
    expect(text).toBe('hello,\r\nworld');
    expect(Object.fromEntries(trailers)).toEqual({
      'x-amz-checksum-crc32': 'AAAAAA==',
      'x-other': 'y',
    });
  });

  it.each([
    ['ends early', '5\r\nhel', 'IncompleteBody'],
    ['has no last chunk', '5\r\nhello\r\n', 'IncompleteBody'],
    ['has no size', 'hello\r\n', 'InvalidRequest'],
    ['has a wrong size', '4\r\nhello\r\n', 'InvalidRequest'],
    ['has an endless size line', '1'.repeat(5000), 'InvalidRequest'],
  ])('that %s is refused', async (_, body, code) => {
    await expect(decode(body, 1000)).rejects.toMatchObject({ code });
  });
});

/** The example of "Transferring payload in multiple chunks (chunked upload)" in the S3 API reference. */
describe('a signed body', () => {
  const SEED = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
  const scope = '20130524/us-east-1/s3/aws4_request';
  const auth: VerifiedSignature = {
    payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    signingKey: scope
      .split('/')
      .reduce<string | Buffer>(
        hmacSha256,
        'AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      ) as Buffer,
    scope,
    timestamp: '20130524T000000Z',
    signature: SEED,
  };
  const chunk = (size: number, signature: string) =>
    `${size.toString(16)};chunk-signature=${signature}\r\n${'a'.repeat(size)}\r\n`;
  const chunks = [
    chunk(65536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'),
    chunk(1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'),
    chunk(0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'),
  ];

  it('is accepted with the right signatures', async () => {
    const { text } = await decode(chunks.join(''), 4096, auth);
    expect(text).toBe('a'.repeat(65536 + 1024));
  });

  it('is refused when a chunk was changed, or left out', async () => {
    const changed = chunks.join('').replace('aaaa', 'aaab');
    const code = 'SignatureDoesNotMatch';
    await expect(decode(changed, 4096, auth)).rejects.toMatchObject({ code });
    const [first = '', , last = ''] = chunks;
    await expect(decode(first + last, 4096, auth)).rejects.toMatchObject({ code });
  });
});
