import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const BLOCK_BYTES = 512;

/** What of a folder takes room on its disk, in bytes. */
export interface Room {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Measures what lies in a folder, by the names in it, as the disk counts it: a file with several names
 * counts where it is met first, in the order of `first`, and then of the names. What goes away
 * meanwhile counts nothing.
 */
export const measureFolder = async (
  folder: string,
  first: readonly string[] = [],
): Promise<readonly Room[]> => {
  const seen = new Set<string>();
  const sizeOf = async (path: string): Promise<number> => {
    const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (found === undefined) return 0;
    const id = `${found.dev}:${found.ino}`;
    if (found.nlink > 1 && !found.isDirectory()) {
      if (seen.has(id)) return 0;
      seen.add(id);
    }
    let bytes = found.blocks * BLOCK_BYTES;
    if (found.isDirectory()) {
      for (const name of await readdir(path).catch((): string[] => [])) {
        bytes += await sizeOf(join(path, name));
      }
    }
    return bytes;
  };
  const names = (await readdir(folder)).sort();
  const ordered = [...first.filter((name) => names.includes(name)), ...names];
  const rooms: Room[] = [];
  for (const name of new Set(ordered)) {
    rooms.push({ name, bytes: await sizeOf(join(folder, name)) });
  }
  return rooms;
};
