import type { Journal, Visit } from './journal.ts';
import { JournalError } from './journal-error.ts';
import { openRecordFile, toLine } from './record-file.ts';

/**
 * Opens the journal in `file` (made when missing), hands its records to `visit` and cuts off a torn
 * last line. Writes are gathered: whatever is appended while the disk is busy goes out as one write
 * with one fdatasync.
 * @throws JournalError for a file that is damaged elsewhere
 */
export const openFileJournal = async <R>(file: string, visit: Visit<R>): Promise<Journal<R>> => {
  const records = await openRecordFile(file, visit);
  let end = records.sizeBytes;
  let durable = end;
  let pending: string[] = [];
  let failure: JournalError | undefined;
  let writing: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    // One turn of the event loop, so that what is appended in one tick shares a write.
    await new Promise(setImmediate);
    while (pending.length > 0 && failure === undefined) {
      const lines = pending.join('');
      pending = [];
      try {
        await records.write(lines);
        await records.sync();
        durable = records.sizeBytes;
      } catch (cause) {
        failure = new JournalError(file, `can't be written: ${String(cause)}`, { cause });
      }
    }
    writing = undefined;
  };

  const flushed = async (): Promise<void> => {
    const target = end;
    while (durable < target && failure === undefined) {
      writing ??= drain();
      await writing;
    }
    if (failure !== undefined) throw failure;
  };

  return {
    append(record) {
      const line = toLine(record);
      const position = { offset: end, length: Buffer.byteLength(line) - 1 };
      pending.push(line);
      end += position.length + 1;
      writing ??= drain();
      return position;
    },
    flushed,
    async read(positions) {
      await flushed();
      return records.read(positions);
    },
    async close() {
      try {
        await flushed();
      } finally {
        await records.close();
      }
    },
  };
};
