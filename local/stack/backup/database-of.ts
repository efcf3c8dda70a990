import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from '../../journal/index.ts';
import { findRunningServer, startPostgres } from '../../postgres/index.ts';
import { refuseHalfRestored } from '../data-folder/data-folder.ts';

/** Thrown when a data folder can't be backed up now; says why and what to do. */
export class NotBackedUp extends Error {
  override readonly name = 'NotBackedUp';
}

/**
 * Gives `work` the connection string of a data folder's database: the one of the stack that runs on it, or
 * one that is started for this alone, while no stack can be.
 * @throws NotBackedUp, RestoreUnfinished
 */
export const withDatabaseOf = async <T>(
  dataDir: string,
  work: (url: string) => Promise<T>,
): Promise<T> => {
  const folder = join(dataDir, 'postgres');
  if (existsSync(dataDir)) refuseHalfRestored(dataDir);
  if (!existsSync(join(folder, 'initialized'))) {
    throw new NotBackedUp(
      `No stack has been started on ${dataDir} yet: there is nothing to back up. Another folder is named with --data-dir.`,
    );
  }
  let lock: ReturnType<typeof lockFolder>;
  try {
    lock = lockFolder(dataDir);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const url = await findRunningServer(folder);
    if (url !== undefined) return work(url);
    throw new NotBackedUp(
      `The stack on ${dataDir} is starting or stopping: its database doesn't answer. Try again in a minute.`,
      { cause: error },
    );
  }
  try {
    const server = await startPostgres({ dataDir: folder });
    try {
      return await work(server.url);
    } finally {
      await server.close();
    }
  } finally {
    lock.release();
  }
};
