import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const CHECKSUM_ALGORITHMS = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** Base64 digests by algorithm, as the `x-amz-checksum-…` headers carry them. */
export type Checksums = Partial<Record<ChecksumAlgorithm, string>>;

export const isChecksumAlgorithm = (name: string): name is ChecksumAlgorithm =>
  (CHECKSUM_ALGORITHMS as readonly string[]).includes(name);

/** A running digest. */
export interface Checksum {
  update(data: Uint8Array): void;
  /** Base64. */
  digest(): string;
}

const createCrc32 = (): Checksum => {
  let crc = 0;
  const digest = Buffer.alloc(4);
  return {
    update: (data) => {
      crc = crc32(data, crc);
    },
    digest: () => {
      digest.writeUInt32BE(crc);
      return digest.toString('base64');
    },
  };
};

const CASTAGNOLI = 0x82f63b78;
const crc32cTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ CASTAGNOLI : value >>> 1;
  return value;
});

const createCrc32c = (): Checksum => {
  let crc = 0xffffffff;
  const digest = Buffer.alloc(4);
  return {
    update: (data) => {
      for (const byte of data) crc = (crc32cTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    },
    digest: () => {
      digest.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
      return digest.toString('base64');
    },
  };
};

const NVME = 0x9a6c9329ac4bc9b5n;
const ALL_ONES = 0xffffffffffffffffn;
const crc64Table = BigUint64Array.from({ length: 256 }, (_, index) => {
  let value = BigInt(index);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ NVME : value >> 1n;
  return value;
});

const createCrc64Nvme = (): Checksum => {
  let crc = ALL_ONES;
  const digest = Buffer.alloc(8);
  return {
    update: (data) => {
      for (const byte of data) {
        crc = (crc64Table[Number((crc ^ BigInt(byte)) & 0xffn)] ?? 0n) ^ (crc >> 8n);
      }
    },
    digest: () => {
      digest.writeBigUInt64BE(crc ^ ALL_ONES);
      return digest.toString('base64');
    },
  };
};

const createHashChecksum = (algorithm: 'sha1' | 'sha256'): Checksum => {
  const hash = createHash(algorithm);
  return { update: (data) => void hash.update(data), digest: () => hash.digest('base64') };
};

/** A new digest by one of the algorithms that S3 takes; the CRCs are reflected, as S3 defines them. */
export const createChecksum = (algorithm: ChecksumAlgorithm): Checksum => {
  if (algorithm === 'crc32') return createCrc32();
  if (algorithm === 'crc32c') return createCrc32c();
  if (algorithm === 'crc64nvme') return createCrc64Nvme();
  return createHashChecksum(algorithm);
};
