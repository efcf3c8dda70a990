import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from '../../journal/index.ts';
import { type OnBytes, packSnapshot } from './archive.ts';
import { NotBackedUp, withDatabaseOf } from './database-of.ts';
import type { Manifest } from './manifest.ts';
import { type SnapshotOptions, takeSnapshot } from './take-snapshot.ts';

/** What is backed up, where to, and who is told how it goes. */
export interface BackUpOptions extends Omit<SnapshotOptions, 'databaseUrl'> {
  /** The archive, which isn't there yet; while it is written its name ends with `.part`. */
  readonly file: string;
  onBytes?: OnBytes;
}

/** Backups of one folder are taken one after another. @throws NotBackedUp */
const lockBackups = (backups: string) => {
  try {
    return lockFolder(backups);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new NotBackedUp(
      `Another backup is under way (process ${error.pid ?? 'unknown'}). Wait until it has ended.`,
      { cause: error },
    );
  }
};

/**
 * Backs a data folder up into one file, a ZIP archive for its owner alone, while its stack runs or stands.
 * The file is there when it is whole.
 * @throws NotBackedUp, RestoreUnfinished; what the file system says
 */
export const backUp = async ({ file, onBytes, ...options }: BackUpOptions): Promise<Manifest> => {
  const part = `${file}.part`;
  return withDatabaseOf(options.dataDir, async (databaseUrl) => {
    const backups = join(options.dataDir, 'backups');
    const lock = lockBackups(backups);
    // Beside the bucket, where a second name of its files takes no room.
    const snapshot = join(backups, 'packing');
    let output: FileHandle | undefined;
    try {
      // Before anything is copied: what can't be written says so at once.
      output = await open(part, 'w', 0o600);
      await rm(snapshot, { recursive: true, force: true });
      const manifest = await takeSnapshot({ ...options, databaseUrl }, snapshot);
      await packSnapshot(snapshot, manifest, output.createWriteStream({ flush: true }), onBytes);
      await rename(part, file);
      return manifest;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    } finally {
      await output?.close();
      await rm(snapshot, { recursive: true, force: true });
      lock.release();
    }
  });
};
