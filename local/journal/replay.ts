import type { FileHandle } from 'node:fs/promises';
import type { Peek, Position, Visit } from './journal.ts';
import { JournalError } from './journal-error.ts';
import { linesOf } from './lines-of.ts';

/** A line that couldn't be taken in. */
export interface BadLine extends Position {
  /** From 1. */
  readonly number: number;
  readonly text: Buffer;
  /** It is whole, and rests on one that isn't there any more. */
  readonly isOrphan: boolean;
}

/** What a file held. */
export interface Replayed {
  /** The offset behind the last complete line: what follows was cut off when the process died. */
  readonly endBytes: number;
  readonly goodLines: number;
  readonly badLines: readonly BadLine[];
}

/** The record of a line; undefined when it is none. */
export const readLine = <R>(line: Buffer, peek: Peek<R> | undefined): R | undefined => {
  const peeked = peek?.(line);
  if (peeked !== undefined) return peeked;
  try {
    const value: unknown = JSON.parse(line.toString());
    return typeof value === 'object' && value !== null ? (value as R) : undefined;
  } catch {
    return undefined;
  }
};

// What is left where a bad line stood: places behind it stay as they are.
const isBlank = (line: Buffer): boolean => line.every((byte) => byte === 0x20);

/**
 * Hands every complete record of the file to `visit`, in order. A line that is no JSON is passed
 * over, and so is each behind it that `visit` throws on, since what it names may have stood there.
 * @throws what `visit` throws on a file without damage
 */
export const replay = async <R>(
  handle: FileHandle,
  file: string,
  visit: Visit<R>,
  peek?: Peek<R>,
): Promise<Replayed> => {
  const badLines: BadLine[] = [];
  let goodLines = 0;
  let endBytes = 0;
  let number = 0;
  for await (const { offset, line } of linesOf(handle)) {
    number += 1;
    endBytes = offset + line.length + 1;
    const position = { offset, length: line.length };
    const record = readLine(line, peek);
    if (record === undefined) {
      if (isBlank(line)) continue;
      badLines.push({ ...position, number, text: Buffer.from(line), isOrphan: false });
      continue;
    }
    try {
      visit(record, position);
      goodLines += 1;
    } catch (cause) {
      if (badLines.length === 0) {
        throw new JournalError(file, `can't be used from line ${number} on: ${String(cause)}`, {
          cause,
        });
      }
      badLines.push({ ...position, number, text: Buffer.from(line), isOrphan: true });
    }
  }
  return { endBytes, goodLines, badLines };
};
