import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Extra } from '../../local/stack/backup/index.ts';
import { readExports, writeExports } from '../channels/kept-exports.ts';

/** An export's file, where a folder may stand for it. */
const fileOf = (path: string): string =>
  existsSync(path) && statSync(path).isDirectory() ? join(path, 'result.json') : path;

const places = (index: number, path: string) => {
  const file = fileOf(path);
  return {
    file,
    folder: dirname(file),
    copy: `exports/${index}/${basename(file)}`,
    voices: `exports/${index}/voice_messages`,
  };
};

/** What a backup takes along of the exports that a data folder was given: they stand elsewhere. */
export const exportCopies = async (dataDir: string): Promise<Extra[]> => {
  const { files, taken } = await readExports(dataDir);
  return files.flatMap((path, index) => {
    // What is in the bucket comes along with it.
    if (taken[path] !== undefined) return [];
    const { file, folder, copy, voices } = places(index, path);
    if (!existsSync(file)) return [];
    const sound = join(folder, 'voice_messages');
    return [{ from: file, to: copy }, ...(existsSync(sound) ? [{ from: sound, to: voices }] : [])];
  });
};

/** Has a restored folder, which stands at `folder` until it is moved to `dataDir`, read the exports that came with it. */
export const adoptExportCopies = async (folder: string, dataDir: string): Promise<void> => {
  const kept = await readExports(folder);
  const moved = new Map(
    kept.files.flatMap((path, index) => {
      const { copy } = places(index, path);
      return existsSync(join(folder, copy)) ? [[path, join(dataDir, copy)] as const] : [];
    }),
  );
  if (moved.size === 0) return;
  const now = (path: string): string => moved.get(path) ?? path;
  await writeExports(folder, {
    ...kept,
    files: kept.files.map(now),
    byId: kept.byId.map(now),
    usernames: Object.fromEntries(
      Object.entries(kept.usernames).map(([path, name]) => [now(path), name]),
    ),
  });
};
