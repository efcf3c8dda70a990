import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Bytes to upload whose number is known beforehand. */
export interface ObjectSource {
  readonly sizeBytes: number;
  /** Starts anew at each call. */
  open(): Readable | Uint8Array;
}

export const fromBytes = (body: Uint8Array | string): ObjectSource => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { sizeBytes: bytes.byteLength, open: () => bytes };
};

/** A file, read as it is sent. @throws the file system's error when there is none. */
export const fromFile = async (path: string): Promise<ObjectSource> => {
  const { size } = await stat(path);
  return { sizeBytes: size, open: () => createReadStream(path) };
};
