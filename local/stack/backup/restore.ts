import { constants, existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../../journal/index.ts';
import { startPostgres } from '../../postgres/index.ts';
import { loadDatabase, migrationVersions } from '../../supabase/index.ts';
import { isOurs, makeDataFolder, namesOf, restoringFolder } from '../data-folder/data-folder.ts';
import { MIGRATIONS } from '../migrations-folder.ts';
import { type OnBytes, unpackSnapshot } from './archive.ts';
import { BackupUnusable, MANIFEST, type Manifest, parseManifest } from './manifest.ts';

interface RestoreOptions {
  /** An archive, or the folder that an upgrade kept. */
  readonly source: string;
  /** A folder that isn't there, or is empty. */
  readonly dataDir: string;
  onBytes?: OnBytes;
  /** Is told, in words, what is being done. */
  onProgress?(what: string): void;
  /** Changes what was put together before it is moved into place; gets the folder where it stands. */
  adapt?(folder: string): Promise<void>;
}

/** Thrown when a folder that is to be restored into has something in it. */
export class FolderNotEmpty extends Error {
  override readonly name = 'FolderNotEmpty';
}

const LOCK: readonly string[] = ['.lock', 'lock.json'];

/** What stands in a folder besides its lock. */
const namesIn = async (dataDir: string): Promise<string[]> =>
  (await readdir(dataDir)).filter((name) => !LOCK.includes(name));

const refuseFilled = async (dataDir: string): Promise<void> => {
  if (!existsSync(dataDir)) return;
  const names = await namesIn(dataDir);
  // What a restore that was cut off has left is this one's to replace.
  if (names.length === 0 || (names.includes('restoring') && names.every(isOurs))) return;
  throw new FolderNotEmpty(
    `${dataDir} isn't empty, and a restore overwrites nothing. Move it away, or restore into another folder: --data-dir DIR`,
  );
};

/** @throws BackupUnusable for a backup of a later version */
const refuseLater = async (source: string, { database, version }: Manifest): Promise<void> => {
  const known = new Set(await migrationVersions(MIGRATIONS));
  const unknown = database.migrations.filter((one) => !known.has(one));
  if (unknown.length === 0) return;
  throw new BackupUnusable(
    `${source} was made by another version of Stepcast (${version}): its database has ${unknown.length} migrations that this one doesn't have, the first of them ${unknown[0]}. Restore it with a version that has them.`,
  );
};

const unpack = async (source: string, target: string, onBytes?: OnBytes): Promise<Manifest> => {
  const found = await stat(source).catch((cause: NodeJS.ErrnoException) => {
    throw new BackupUnusable(`${source} can't be read: ${cause.code}.`, { cause });
  });
  const accept = (manifest: Manifest) => refuseLater(source, manifest);
  if (!found.isDirectory()) return unpackSnapshot(source, target, accept, onBytes);
  const text = await readFile(join(source, MANIFEST), 'utf8').catch((cause) => {
    throw new BackupUnusable(`${source} is no backup: it has no ${MANIFEST}.`, { cause });
  });
  const manifest = parseManifest(text, source);
  await accept(manifest);
  await cp(source, target, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return manifest;
};

const loadInto = async (
  folder: string,
  { database }: Manifest,
  onProgress?: (what: string) => void,
): Promise<void> => {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  try {
    await loadDatabase(postgres.url, database, {
      folder: join(folder, 'database'),
      migrations: MIGRATIONS,
      onTable: (done, all) => onProgress?.(`Filling the database: table ${done + 1} of ${all}`),
    });
  } finally {
    await postgres.close();
  }
};

/**
 * Makes a data folder what it was when a backup was taken. Everything is put together in a room of its own
 * and moved into place at the end; of an older version, the next start migrates it.
 * @throws FolderNotEmpty, FolderInUse, BackupUnusable: nothing is restored then
 */
export const restore = async (options: RestoreOptions): Promise<Manifest> => {
  const { source, dataDir, onBytes, onProgress } = options;
  await refuseFilled(dataDir);
  const isNew = !existsSync(dataDir);
  makeDataFolder(dataDir);
  const lock = lockFolder(dataDir);
  const room = restoringFolder(dataDir);
  try {
    for (const name of await namesIn(dataDir)) {
      await rm(join(dataDir, name), { recursive: true, force: true });
    }
    makeDataFolder(room);
    const manifest = await unpack(source, room, onBytes);
    onProgress?.('Making the database');
    await loadInto(room, manifest, onProgress);
    await options.adapt?.(room);
    for (const name of namesOf('setting', 'secret', 'part')) {
      if (existsSync(join(room, name))) await rename(join(room, name), join(dataDir, name));
    }
    await rm(room, { recursive: true });
    return manifest;
  } catch (error) {
    await rm(room, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
    if (isNew && (await namesIn(dataDir)).length === 0) await rm(dataDir, { recursive: true });
  }
};
