import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makePrivateFolder } from './private-folder.ts';

const NEWLINE = 10;
const CHUNK_BYTES = 64 * 1024;

/** Where the last whole line of a file ends, bytes. */
const endOfLines = async (file: string): Promise<number> => {
  const handle = await open(file, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let end = (await handle.stat()).size; end > 0; ) {
      const from = Math.max(0, end - CHUNK_BYTES);
      await handle.read(chunk, 0, end - from, from);
      const at = chunk.subarray(0, end - from).lastIndexOf(NEWLINE);
      if (at >= 0) return from + at + 1;
      end = from;
    }
    return 0;
  } finally {
    await handle.close();
  }
};

/**
 * Copies a journal, also while another process writes it: what is copied ends with a whole line.
 * Answers false when there is no such journal.
 */
export const copyJournal = async (file: string, target: string): Promise<boolean> => {
  makePrivateFolder(dirname(target));
  try {
    // A copy on write costs nothing where the file system knows it, and is of one moment.
    await copyFile(file, target, constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const handle = await open(target, 'r+');
  await handle
    .truncate(await endOfLines(target))
    .then(() => handle.chmod(0o600))
    .finally(() => handle.close());
  return true;
};
