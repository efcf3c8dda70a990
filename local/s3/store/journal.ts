import { type FileHandle, open } from 'node:fs/promises';
import type { Version } from './object-version.ts';

/** One change of a bucket; the journal of all of them is the bucket. */
export type JournalEntry =
  | { readonly op: 'add'; readonly version: Version }
  | { readonly op: 'remove'; readonly key: string; readonly versionId: string };

const parseEntries = (text: string): JournalEntry[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry);

/**
 * An append-only file with one change a line. A change counts once its line is whole: what a killed
 * process left unfinished at the end is cut off when the file is opened.
 */
export class Journal {
  readonly #file: FileHandle;
  #sizeBytes: number;

  private constructor(file: FileHandle, sizeBytes: number) {
    this.#file = file;
    this.#sizeBytes = sizeBytes;
  }

  static async open(path: string): Promise<{ journal: Journal; entries: JournalEntry[] }> {
    const file = await open(path, 'a+');
    const content = await file.readFile();
    const sizeBytes = content.lastIndexOf('\n') + 1;
    if (sizeBytes < content.length) await file.truncate(sizeBytes);
    return {
      journal: new Journal(file, sizeBytes),
      entries: parseEntries(content.toString('utf8', 0, sizeBytes)),
    };
  }

  async append(entry: JournalEntry): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      await this.#file.appendFile(line);
      this.#sizeBytes += line.length;
    } catch (error) {
      // A half-written line (a full disk) must not run into the next one.
      await this.#file.truncate(this.#sizeBytes);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
