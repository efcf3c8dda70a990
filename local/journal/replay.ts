import type { FileHandle } from 'node:fs/promises';
import type { Visit } from './journal.ts';
import { JournalError } from './journal-error.ts';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

const parse = <R>(file: string, line: Buffer, offset: number): R => {
  try {
    return JSON.parse(line.toString()) as R;
  } catch (cause) {
    throw new JournalError(
      file,
      `is damaged at byte ${offset}: that line is no JSON. Move the file away to start afresh.`,
      { cause },
    );
  }
};

/**
 * Hands every complete record of the file to `visit`, in order, a megabyte at a time. Returns the
 * offset behind the last complete one: what follows is a line that was cut off when the process died.
 */
export const replay = async <R>(
  handle: FileHandle,
  file: string,
  visit: Visit<R>,
): Promise<number> => {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let pending = Buffer.alloc(0);
  let lineStart = 0;
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, at);
    if (bytesRead === 0) return lineStart;
    at += bytesRead;
    const bytes = Buffer.concat([pending, chunk.subarray(0, bytesRead)]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      const position = { offset: lineStart, length: end - from };
      visit(parse<R>(file, bytes.subarray(from, end), lineStart), position);
      lineStart += end - from + 1;
      from = end + 1;
    }
    pending = Buffer.from(bytes.subarray(from));
  }
};
