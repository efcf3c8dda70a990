import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A file of an archive; `executable` sets the mode 0755 instead of 0644. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Buffer;
  readonly executable: boolean;
}

// The first day that the format can say, in the zone where this runs, which is how it is written.
const MODIFIED = new Date(1980, 0, 1);

/** A ZIP archive of these files in this order. The same files give the same bytes, whenever and wherever. */
export const zip = (entries: readonly ZipEntry[]): Promise<Buffer> => {
  const archive = new ZipFile();
  for (const { path, bytes, executable } of entries) {
    const mode = 0o100000 | (executable ? 0o755 : 0o644);
    archive.addBuffer(bytes, path, { mtime: MODIFIED, forceDosTimestamp: true, mode });
  }
  archive.end();
  return buffer(archive.outputStream);
};
