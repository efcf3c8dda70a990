import type { FileHandle } from 'node:fs/promises';
import type { Position } from './journal.ts';
import { JournalError } from './journal-error.ts';

const MAX_READ_BYTES = 1024 * 1024;

/** Runs of neighbouring positions that one read can fetch; the positions are in the file's order. */
const runs = (positions: readonly Position[]): Position[][] => {
  const grouped: Position[][] = [];
  for (const position of positions) {
    const last = grouped.at(-1);
    const start = last?.[0]?.offset ?? Number.NEGATIVE_INFINITY;
    if (last !== undefined && position.offset + position.length - start <= MAX_READ_BYTES) {
      last.push(position);
    } else {
      grouped.push([position]);
    }
  }
  return grouped;
};

/** A line may be damaged where nobody looked when the file was opened. */
const parseRecord = <R>(text: string, file: string, offset: number): R => {
  try {
    return JSON.parse(text) as R;
  } catch (cause) {
    throw new JournalError(file, `is damaged at byte ${offset}: ${String(cause)}`, { cause });
  }
};

/** Reads the records at these positions, which must be in the file's order. */
export const readRecords = async <R>(
  handle: FileHandle,
  file: string,
  positions: readonly Position[],
): Promise<R[]> => {
  const records: R[] = [];
  for (const run of runs(positions)) {
    const start = run[0]?.offset ?? 0;
    const last = run.at(-1);
    const bytes = Buffer.alloc((last?.offset ?? 0) + (last?.length ?? 0) - start);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    if (bytesRead < bytes.length) {
      throw new JournalError(file, `ends at byte ${start + bytesRead}, before a record it held.`);
    }
    for (const { offset, length } of run) {
      const text = bytes.subarray(offset - start, offset - start + length).toString();
      records.push(parseRecord(text, file, offset));
    }
  }
  return records;
};
