import type { FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

/** A part of a file, in bytes; `to` itself is outside. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The lines of a file with their places, a megabyte at a time; one without an end is left out. A line is nobody else's. */
export async function* linesOf(
  handle: FileHandle,
  { from: start, to }: Range = { from: 0, to: Number.POSITIVE_INFINITY },
): AsyncGenerator<{ offset: number; line: Buffer }> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let pending = Buffer.alloc(0);
  let offset = start;
  for (let at = start; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, Math.min(CHUNK_BYTES, to - at), at);
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
