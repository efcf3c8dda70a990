import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Journal, JournalRecord, Position } from './journal.ts';
import { JournalError } from './journal-error.ts';
import { readRecords } from './read-records.ts';
import { replay } from './replay.ts';

const writeAll = async (handle: FileHandle, bytes: Buffer, offset: number): Promise<void> => {
  for (let written = 0; written < bytes.length; ) {
    const left = bytes.length - written;
    written += (await handle.write(bytes, written, left, offset + written)).bytesWritten;
  }
};

/**
 * Opens the journal in `file` (made when missing), hands its records to `visit` and cuts off a torn
 * last line. Writes are gathered: whatever is appended while the disk is busy goes out as one write
 * with one fdatasync. Throws JournalError for a file that is damaged elsewhere.
 */
export const openFileJournal = async (
  file: string,
  visit: (record: JournalRecord, position: Position) => void,
): Promise<Journal> => {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a+').then(async (created) => {
    await created.close();
    return open(file, 'r+');
  });
  let end: number;
  try {
    end = await replay(handle, file, visit);
    await handle.truncate(end);
  } catch (error) {
    await handle.close();
    throw error;
  }

  let durable = end;
  let pending: string[] = [];
  let failure: JournalError | undefined;
  let writing: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    // One turn of the event loop, so that the executions of one tick share a write.
    await new Promise(setImmediate);
    while (pending.length > 0 && failure === undefined) {
      const bytes = Buffer.from(pending.join(''));
      pending = [];
      try {
        await writeAll(handle, bytes, durable);
        await handle.datasync();
        durable += bytes.length;
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
      const line = JSON.stringify(record);
      const position = { offset: end, length: Buffer.byteLength(line) };
      pending.push(`${line}\n`);
      end += position.length + 1;
      writing ??= drain();
      return position;
    },
    flushed,
    async read(positions) {
      await flushed();
      return readRecords(handle, file, positions);
    },
    async close() {
      try {
        await flushed();
      } finally {
        await handle.close();
      }
    },
  };
};
