import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Position, Visit } from './journal.ts';
import { readRecords } from './read-records.ts';
import { replay } from './replay.ts';

/** A file with a JSON record a line; a record counts once its line is whole. */
export interface RecordFile<R> {
  /** Where the last whole line ends. */
  readonly sizeBytes: number;
  /** Writes whole lines to the end. When it rejects, the file ends where it ended before. */
  write(lines: string): Promise<void>;
  /** Resolves when what was written would survive a loss of power. */
  sync(): Promise<void>;
  read(positions: readonly Position[]): Promise<R[]>;
  close(): Promise<void>;
}

/** A record as it stands in the file. */
export const toLine = (record: unknown): string => `${JSON.stringify(record)}\n`;

const writeAll = async (handle: FileHandle, bytes: Buffer, offset: number): Promise<void> => {
  for (let written = 0; written < bytes.length; ) {
    const left = bytes.length - written;
    written += (await handle.write(bytes, written, left, offset + written)).bytesWritten;
  }
};

/**
 * Opens the file (made when missing), hands its records to `visit` and cuts off a last line that was
 * torn when the process died. One writer at a time, and one write after another.
 * @throws JournalError for a file that is damaged elsewhere
 */
export const openRecordFile = async <R>(file: string, visit: Visit<R>): Promise<RecordFile<R>> => {
  await mkdir(dirname(file), { recursive: true });
  // 'r+' writes at an offset and needs a file; 'a' makes one.
  await (await open(file, 'a')).close();
  const handle = await open(file, 'r+');
  let sizeBytes: number;
  try {
    sizeBytes = await replay(handle, file, visit);
    await handle.truncate(sizeBytes);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    get sizeBytes() {
      return sizeBytes;
    },
    async write(lines) {
      const bytes = Buffer.from(lines);
      try {
        await writeAll(handle, bytes, sizeBytes);
        sizeBytes += bytes.length;
      } catch (error) {
        // A half-written line (a full disk) must not run into the next one.
        await handle.truncate(sizeBytes);
        throw error;
      }
    },
    sync: () => handle.datasync(),
    read: (positions) => readRecords(handle, file, positions),
    close: () => handle.close(),
  };
};
