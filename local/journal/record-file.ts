import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { IsDropped } from './copy-lines.ts';
import type { Peek, Position, Visit } from './journal.ts';
import { LineFile } from './line-file.ts';
import { makePrivateFolder } from './private-folder.ts';
import { readRecords } from './read-records.ts';
import { replay } from './replay.ts';
import { setAside } from './set-aside.ts';

/** Is told, in a sentence or two, of what people should know. */
export type Report = (problem: string) => void;

/** A file with a JSON record a line; a record counts once its line is whole. */
export interface RecordFile<R> {
  /** Where the last whole line ends; what was dropped counts. */
  readonly sizeBytes: number;
  /** Whether lines were lost when the file was opened. */
  readonly isDamaged: boolean;
  /** Writes whole lines to the end. When it rejects, the file ends where it ended before. */
  write(lines: string): Promise<void>;
  /** Takes back what was written behind this size. */
  cut(sizeBytes: number): Promise<void>;
  /** Resolves when what was written would survive a loss of power. */
  sync(): Promise<void>;
  read(positions: readonly Position[]): Promise<R[]>;
  /** Writes the file anew without some of its lines, while it is read and written. When it rejects, all is as before. */
  drop(isDropped: IsDropped): Promise<void>;
  close(): Promise<void>;
}

/** A record as it stands in the file. */
export const toLine = (record: unknown): string => `${JSON.stringify(record)}\n`;

const printProblem: Report = (problem) => process.stderr.write(`${problem}\n`);

/**
 * Opens the file (made when missing), hands its records to `visit` and cuts off a last line that was
 * torn when the process died. Of a file that is damaged elsewhere the good lines are kept, and
 * `report` (stderr by default) is told what was lost. One writer at a time, and one write after another.
 * @throws JournalError for a file without a good line
 */
export const openRecordFile = async <R>(
  file: string,
  visit: Visit<R>,
  report: Report = printProblem,
  peek?: Peek<R>,
): Promise<RecordFile<R>> => {
  makePrivateFolder(dirname(file));
  // 'r+' writes at an offset and needs a file; 'a' makes one.
  await (await open(file, 'a', 0o600)).close();
  const handle = await open(file, 'r+');
  let lines: LineFile;
  let isDamaged = false;
  try {
    const replayed = await replay(handle, file, visit, peek);
    isDamaged = replayed.badLines.length > 0;
    if (isDamaged) report(await setAside(handle, file, replayed));
    await handle.truncate(replayed.endBytes);
    lines = new LineFile(file, handle, replayed.endBytes);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    get sizeBytes() {
      return lines.sizeBytes;
    },
    isDamaged,
    write: (text) => lines.write(text),
    cut: (size) => lines.cut(size),
    sync: () => lines.sync(),
    read: (positions) =>
      lines.reading((current, places) => readRecords(current, file, places), positions),
    drop: (isDropped) => lines.drop(isDropped),
    close: () => lines.close(),
  };
};
