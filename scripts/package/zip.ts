import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; `executable` sets the mode 0755 instead of 0644. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

const VERSION = 20;
const MADE_ON_UNIX = (3 << 8) | VERSION;
const DEFLATED = 8;
// 1 January 1980, the first date that the format can say: the same files give the same bytes.
const DOS_DATE = (1 << 5) | 1;

/** A ZIP archive (APPNOTE 6.3, no ZIP64) of these files in this order, without times of their own. */
export const zip = (entries: readonly ZipEntry[]): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes, executable } of entries) {
    const name = Buffer.from(path, 'utf8');
    const data = deflateRawSync(bytes);
    // Version, flags, method, time, date, CRC-32, sizes and name length: the same in both headers.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt16LE(DOS_DATE, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), shared, name, data);

    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((0o100000 | (executable ? 0o755 : 0o644)) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(MADE_ON_UNIX);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), madeBy, shared, rest, name);
    offset += 4 + shared.length + name.length + data.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directoryBytes.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directoryBytes, Buffer.from('PK\x05\x06', 'latin1'), end]);
};
