import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copyLines, type IsDropped } from './copy-lines.ts';
import { Gaps } from './gaps.ts';
import type { Position } from './journal.ts';
import { JournalError } from './journal-error.ts';

const writeAll = async (handle: FileHandle, bytes: Buffer, offset: number): Promise<void> => {
  for (let written = 0; written < bytes.length; ) {
    const left = bytes.length - written;
    written += (await handle.write(bytes, written, left, offset + written)).bytesWritten;
  }
};

/** Makes a file's new name survive a loss of power. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/** Lines in a file that can be written anew without some of them. Sizes and positions count what was dropped. */
export class LineFile {
  readonly #file: string;
  #handle: FileHandle;
  /** Of the file as it is. */
  #bytes: number;
  #syncedBytes: number;
  #gaps = Gaps.none;
  /** Whoever changes the file does so alone. */
  #turn: Promise<unknown> = Promise.resolve();
  #reads = new Set<Promise<unknown>>();
  #dropping: Promise<void> = Promise.resolve();

  constructor(file: string, handle: FileHandle, sizeBytes: number) {
    this.#file = file;
    this.#handle = handle;
    this.#bytes = sizeBytes;
    this.#syncedBytes = sizeBytes;
  }

  get sizeBytes(): number {
    return this.#bytes + this.#gaps.totalBytes;
  }

  write(lines: string): Promise<void> {
    return this.#alone(async () => {
      const bytes = Buffer.from(lines);
      try {
        await writeAll(this.#handle, bytes, this.#bytes);
        this.#bytes += bytes.length;
      } catch (error) {
        // A half-written line (a full disk) must not run into the next one.
        await this.#truncate(this.#bytes);
        throw error;
      }
    });
  }

  cut(sizeBytes: number): Promise<void> {
    return this.#alone(() => this.#truncate(sizeBytes - this.#gaps.totalBytes));
  }

  sync(): Promise<void> {
    return this.#alone(async () => {
      await this.#handle.datasync();
      this.#syncedBytes = this.#bytes;
    });
  }

  /** Reads at positions by their places in the file as it is when the reading begins. */
  async reading<T>(
    read: (handle: FileHandle, places: readonly Position[]) => Promise<T>,
    positions: readonly Position[],
  ): Promise<T> {
    const places = positions.map(({ offset, length }) => {
      const place = this.#gaps.inFile(offset);
      if (place !== undefined) return { offset: place, length };
      throw new JournalError(this.#file, 'no longer has a record that was asked for.');
    });
    const result = read(this.#handle, places);
    const settled = result.catch(() => undefined);
    this.#reads.add(settled);
    void settled.finally(() => this.#reads.delete(settled));
    return result;
  }

  /** Most is copied beside the writing; only what was written meanwhile keeps the writer waiting. */
  drop(isDropped: IsDropped): Promise<void> {
    this.#dropping = this.#dropping
      .catch(() => undefined)
      .then(async () => {
        const part = `${this.#file}.part`;
        const target = await open(part, 'w+', 0o600);
        try {
          const to = this.#syncedBytes;
          const dropped = await copyLines(this.#handle, target, { from: 0, to }, isDropped);
          await this.#alone(() => this.#moveTo(target, part, { from: to, dropped, isDropped }));
        } catch (error) {
          if (this.#handle !== target) {
            await target.close();
            await rm(part, { force: true });
          }
          throw error;
        }
      });
    return this.#dropping;
  }

  async close(): Promise<void> {
    await this.#dropping.catch(() => undefined);
    await this.#alone(() => this.#handle.close());
  }

  async #moveTo(
    target: FileHandle,
    part: string,
    copied: {
      readonly from: number;
      readonly dropped: readonly Position[];
      readonly isDropped: IsDropped;
    },
  ): Promise<void> {
    const range = { from: copied.from, to: this.#bytes };
    const late = await copyLines(this.#handle, target, range, copied.isDropped);
    await target.datasync();
    const { size } = await target.stat();
    await rename(part, this.#file);
    const former = this.#handle;
    const dropped = [...copied.dropped, ...late];
    this.#gaps = this.#gaps.with(
      dropped.map(({ offset, length }) => ({ offset: this.#gaps.fromFile(offset), length })),
    );
    this.#handle = target;
    this.#bytes = size;
    this.#syncedBytes = size;
    // What is being read goes on in the former file, which has no name any more.
    void Promise.all(this.#reads).then(() => former.close());
    await syncFolder(dirname(this.#file));
  }

  async #truncate(bytes: number): Promise<void> {
    this.#bytes = bytes;
    this.#syncedBytes = Math.min(this.#syncedBytes, bytes);
    await this.#handle.truncate(bytes);
  }

  #alone<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(change);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
