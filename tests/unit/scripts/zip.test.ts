import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zip } from '../../../scripts/package/zip.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const ENTRIES = [
  { path: 'bin/tool', bytes: text('#!/bin/sh\n'.repeat(500)), executable: true },
  { path: 'notes/é.txt', bytes: text('not to be run'), executable: false },
  { path: 'empty', bytes: new Uint8Array(), executable: false },
];

/** Reads an archive the way extractors do: from the directory at its end. */
const unzip = (archive: Buffer) => {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    expect(archive.toString('latin1', at, at + 4)).toBe('PK\x01\x02');
    const nameLength = archive.readUInt16LE(at + 28);
    const compressedSize = archive.readUInt32LE(at + 20);
    const header = archive.readUInt32LE(at + 42);
    const dataStart = header + 30 + archive.readUInt16LE(header + 26);
    const bytes = inflateRawSync(archive.subarray(dataStart, dataStart + compressedSize));
    expect(archive.toString('latin1', header, header + 4)).toBe('PK\x03\x04');
    expect(crc32(bytes)).toBe(archive.readUInt32LE(at + 16));
    expect(bytes.length).toBe(archive.readUInt32LE(at + 24));
    const entry = {
      path: archive.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: new Uint8Array(bytes),
      mode: (archive.readUInt32LE(at + 38) >>> 16).toString(8),
    };
    at += 46 + nameLength;
    return entry;
  });
};

describe('zip', () => {
  test('holds every file with its bytes, name and mode', () => {
    expect(unzip(zip(ENTRIES))).toEqual(
      ENTRIES.map(({ path, bytes, executable }) => ({
        path,
        bytes,
        mode: executable ? '100755' : '100644',
      })),
    );
  });

  test('gives the same bytes for the same files', () => {
    expect(zip(ENTRIES).equals(zip(ENTRIES))).toBe(true);
  });
});
