import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zip } from '../../../scripts/package/zip.ts';

const text = (value: string): Buffer => Buffer.from(value);
const ENTRIES = [
  { path: 'bin/tool', bytes: text('#!/bin/sh\n'.repeat(500)), executable: true },
  { path: 'notes/é.txt', bytes: text('not to be run'), executable: false },
  { path: 'empty', bytes: Buffer.alloc(0), executable: false },
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
      bytes,
      mode: (archive.readUInt32LE(at + 38) >>> 16).toString(8),
    };
    at += 46 + nameLength;
    return entry;
  });
};

/** The hash of an archive that is made in a process of another time zone. */
const hashElsewhere = (timeZone: string): string => {
  const file = fileURLToPath(new URL('../../../scripts/package/zip.ts', import.meta.url));
  const made = `const { zip } = await import(${JSON.stringify(file)});
    const bytes = await zip([{ path: 'a', bytes: Buffer.from('a'), executable: false }]);
    const { createHash } = await import('node:crypto');
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', made], {
    env: { ...process.env, TZ: timeZone },
    encoding: 'utf8',
  });
};

describe('zip', () => {
  test('holds every file with its bytes, name and mode', async () => {
    expect(unzip(await zip(ENTRIES))).toEqual(
      ENTRIES.map(({ path, bytes, executable }) => ({
        path,
        bytes,
        mode: executable ? '100755' : '100644',
      })),
    );
  });

  test('gives the same bytes for the same files, whatever time it is', async () => {
    const first = await zip(ENTRIES);
    // The format counts in steps of two seconds.
    await sleep(2100);
    expect((await zip(ENTRIES)).equals(first)).toBe(true);
  });

  test('gives the same bytes in every time zone', async () => {
    const here = await zip([{ path: 'a', bytes: text('a'), executable: false }]);
    const hash = createHash('sha256').update(here).digest('hex');
    expect(hashElsewhere('Pacific/Kiritimati')).toBe(hash);
    expect(hashElsewhere('America/Los_Angeles')).toBe(hash);
  });
});
