import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal, Peek, Visit } from './journal.ts';
import { JournalError } from './journal-error.ts';
import { openRecordFile, type Report, toLine } from './record-file.ts';
import { readLine } from './replay.ts';

/** How long a full disk is left alone by those who wait for room. */
const RETRY_MS = 500;

/**
 * Opens the journal in `file` (made when missing), hands its records to `visit` and cuts off a torn
 * last line. Writes are gathered: whatever is appended while the disk is busy goes out as one write
 * with one fdatasync. What couldn't be written stays in line, and goes out once there is room.
 * @throws JournalError for a file that can't be read
 */
export const openFileJournal = async <R>(
  file: string,
  visit: Visit<R>,
  report?: Report,
  peek?: Peek<R>,
): Promise<Journal<R>> => {
  const records = await openRecordFile(file, visit, report, peek);
  let end = records.sizeBytes;
  let durable = end;
  let pending: string[] = [];
  let writing: Promise<JournalError | undefined> | undefined;

  const writeOut = async (lines: string): Promise<JournalError | undefined> => {
    try {
      await records.write(lines);
      await records.sync();
      durable = records.sizeBytes;
      return undefined;
    } catch (cause) {
      pending.unshift(lines);
      // What was written and not synced may be lost: all of it is written again.
      await records.cut(durable).catch(() => undefined);
      return new JournalError(
        file,
        `can't be written: ${String(cause)}. Nothing is lost; it goes on once that is mended.`,
        { cause },
      );
    }
  };

  const drain = async (): Promise<JournalError | undefined> => {
    // One turn of the event loop, so that what is appended in one tick shares a write.
    await new Promise(setImmediate);
    let failure: JournalError | undefined;
    while (pending.length > 0 && failure === undefined) {
      const lines = pending.join('');
      pending = [];
      failure = await writeOut(lines);
    }
    writing = undefined;
    return failure;
  };

  const flushed = async (): Promise<void> => {
    const target = end;
    while (durable < target) {
      writing ??= drain();
      const failure = await writing;
      if (failure !== undefined && durable < target) throw failure;
    }
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
    async durable(signal) {
      for (;;) {
        try {
          return await flushed();
        } catch {
          await sleep(RETRY_MS, undefined, { ref: false, signal });
        }
      }
    },
    async read(positions) {
      await flushed();
      return records.read(positions);
    },
    drop: (isDropped) =>
      records.drop((line) => {
        const record = readLine(line, peek);
        return record === undefined || isDropped(record);
      }),
    async close() {
      try {
        await flushed();
      } finally {
        await records.close();
      }
    },
  };
};
