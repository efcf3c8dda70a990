import type { FileHandle } from 'node:fs/promises';
import type { Position } from './journal.ts';
import { linesOf } from './lines-of.ts';

const NEWLINE = Buffer.from('\n');
const WRITE_BYTES = 1024 * 1024;

/** Whether a line is to be left out. */
export type IsDropped = (line: Buffer) => boolean;

/** Copies the lines between two places to the end of another file; answers where those stood that it left out. */
export const copyLines = async (
  source: FileHandle,
  target: FileHandle,
  range: { readonly from: number; readonly to: number },
  isDropped: IsDropped,
): Promise<Position[]> => {
  const dropped: Position[] = [];
  let kept: Buffer[] = [];
  let size = 0;
  const write = async (): Promise<void> => {
    if (size > 0) await target.appendFile(Buffer.concat(kept));
    kept = [];
    size = 0;
  };
  for await (const { offset, line } of linesOf(source, range)) {
    if (isDropped(line)) {
      dropped.push({ offset, length: line.length + 1 });
      continue;
    }
    kept.push(line, NEWLINE);
    size += line.length + 1;
    if (size >= WRITE_BYTES) await write();
  }
  await write();
  return dropped;
};
