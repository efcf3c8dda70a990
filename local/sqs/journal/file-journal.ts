import { open } from 'node:fs/promises';
import type { Journal } from './journal.ts';

/** Appends to the file, which must be there. Whatever comes while the disk is busy goes out as one write. */
export const openFileJournal = async (file: string): Promise<Journal> => {
  const handle = await open(file, 'a');
  let pending: string[] = [];
  let writing: Promise<void> | undefined;
  let failure: Error | undefined;

  const drain = async (): Promise<void> => {
    while (pending.length > 0 && failure === undefined) {
      const lines = pending.join('');
      pending = [];
      try {
        await handle.appendFile(lines);
        await handle.datasync();
      } catch (cause) {
        failure = new Error(`The journal ${file} can't be written: ${String(cause)}`, { cause });
      }
    }
    writing = undefined;
  };
  const flushed = async (): Promise<void> => {
    while (failure === undefined && (pending.length > 0 || writing)) {
      writing ??= drain();
      await writing;
    }
    if (failure) throw failure;
  };

  return {
    append(record) {
      pending.push(`${JSON.stringify(record)}\n`);
      writing ??= drain();
    },
    flushed,
    async close() {
      try {
        await flushed();
      } finally {
        await handle.close();
      }
    },
  };
};
