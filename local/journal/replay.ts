import type { FileHandle } from 'node:fs/promises';
import type { Peek, Position, Visit } from './journal.ts';
import { JournalError } from './journal-error.ts';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

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

/** The lines of a file with their places, a megabyte at a time; one without an end is left out. */
async function* linesOf(handle: FileHandle): AsyncGenerator<{ offset: number; line: Buffer }> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let pending = Buffer.alloc(0);
  let offset = 0;
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    const bytes = Buffer.concat([pending, chunk.subarray(0, bytesRead)]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      yield { offset, line: bytes.subarray(from, end) };
      offset += end - from + 1;
      from = end + 1;
    }
    pending = Buffer.from(bytes.subarray(from));
  }
}

const parse = <R>(line: Buffer): R | undefined => {
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
  peek: Peek<R> = () => undefined,
): Promise<Replayed> => {
  const badLines: BadLine[] = [];
  let goodLines = 0;
  let endBytes = 0;
  let number = 0;
  for await (const { offset, line } of linesOf(handle)) {
    number += 1;
    endBytes = offset + line.length + 1;
    const position = { offset, length: line.length };
    const record = peek(line) ?? parse<R>(line);
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
