import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeKept } from '../command-line/write-kept.ts';

const LastBackupSchema = z.object({ file: z.string(), createdAt: z.iso.datetime() });

/** The newest backup of a data folder, and where it was put. */
export type LastBackup = z.infer<typeof LastBackupSchema>;

const fileOf = (dataDir: string): string => join(dataDir, 'last-backup.json');

/** Notes a backup beside what it is of. */
export const noteBackup = (dataDir: string, backup: LastBackup): Promise<void> =>
  writeKept(fileOf(dataDir), backup);

/** Undefined for a folder that was never backed up. */
export const readLastBackup = async (dataDir: string): Promise<LastBackup | undefined> => {
  try {
    return LastBackupSchema.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
