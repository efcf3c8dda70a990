import { readFileSync } from 'node:fs';

const END = 0x06054b50;
const ENTRY_BYTES = 46;

/** The names of a ZIP file's entries, read from its central directory (PKWARE APPNOTE 4.3.12 and 4.3.16). */
export const listArchive = (path: string): string[] => {
  const bytes = readFileSync(path);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END) end -= 1;
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + length));
    at += ENTRY_BYTES + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
};
