import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, openRecordFile, type RecordFile, toLine } from '../../journal/index.ts';
import type { LifecycleRule } from '../lifecycle/rules.ts';
import type { BucketChange } from './bucket-change.ts';
import {
  newVersionId,
  type ObjectContent,
  type ObjectVersion,
  type Version,
} from './object-version.ts';
import { VersionIndex } from './version-index.ts';

/** Throws when a write must not happen, given the object that the key names now. */
export type WriteCondition = (current: ObjectVersion | undefined) => void;

/**
 * A versioned bucket on disk: a journal of versions, and one file that never changes for each
 * version's bytes. Changes happen one after another, so a condition and its write are one step.
 */
export class Bucket {
  readonly name: string;
  readonly createdAt: Date;
  readonly index: VersionIndex;
  #rules: readonly LifecycleRule[] = [];
  readonly #folder: string;
  readonly #journal: RecordFile<BucketChange>;
  #lastChange: Promise<unknown> = Promise.resolve();

  private constructor(
    folder: string,
    name: string,
    createdAt: Date,
    index: VersionIndex,
    journal: RecordFile<BucketChange>,
  ) {
    this.name = name;
    this.createdAt = createdAt;
    this.index = index;
    this.#folder = folder;
    this.#journal = journal;
  }

  /**
   * Opens a bucket's folder, or makes it, and removes bytes that no version names. After damage to the
   * journal they may be a lost version's: then they are moved to `lost-blobs`.
   */
  static async open(folder: string, name: string): Promise<Bucket> {
    makePrivateFolder(join(folder, 'blobs'));
    const { birthtime } = await stat(folder);
    const index = new VersionIndex();
    const journal = await openRecordFile<BucketChange>(join(folder, 'journal.jsonl'), (change) =>
      index.apply(change),
    );
    const bucket = new Bucket(folder, name, birthtime, index, journal);
    await bucket.#removeOrphans();
    await bucket.#readRules();
    return bucket;
  }

  async #removeOrphans(): Promise<void> {
    const known = new Set(
      this.index.keys().flatMap((key) => this.index.versionsOf(key).map((v) => v.versionId)),
    );
    const blobs = await readdir(join(this.#folder, 'blobs'));
    const lost = join(this.#folder, 'lost-blobs');
    if (this.#journal.isDamaged) makePrivateFolder(lost);
    await Promise.all(
      blobs
        .filter((blob) => !known.has(blob))
        .map((blob) => {
          const path = this.blobPath({ versionId: blob });
          return this.#journal.isDamaged ? rename(path, join(lost, blob)) : rm(path);
        }),
    );
  }

  get #rulesFile(): string {
    return join(this.#folder, 'lifecycle.json');
  }

  async #readRules(): Promise<void> {
    const text = await readFile(this.#rulesFile, 'utf8').catch(() => '[]');
    this.#rules = JSON.parse(text) as LifecycleRule[];
  }

  /** What becomes of its objects with time; nothing without a rule. */
  get rules(): readonly LifecycleRule[] {
    return this.#rules;
  }

  async setRules(rules: readonly LifecycleRule[]): Promise<void> {
    const unfinished = `${this.#rulesFile}.new`;
    await writeFile(unfinished, JSON.stringify(rules));
    await rename(unfinished, this.#rulesFile);
    this.#rules = rules;
  }

  blobPath({ versionId }: Pick<Version, 'versionId'>): string {
    return join(this.#folder, 'blobs', versionId);
  }

  /** Moves a finished temporary file in as the key's newest version, if the condition holds. */
  addObject(
    key: string,
    content: ObjectContent,
    temporaryPath: string,
    condition: WriteCondition,
  ): Promise<ObjectVersion> {
    return this.#change(async () => {
      condition(this.index.current(key));
      const version: ObjectVersion = {
        type: 'object',
        key,
        versionId: newVersionId(),
        lastModified: Date.now(),
        ...content,
      };
      const blob = this.blobPath(version);
      await rename(temporaryPath, blob);
      try {
        await this.#record({ op: 'add', version });
      } catch (error) {
        // On a full disk, the bytes of a version that isn't one keep the room from others.
        await rm(blob, { force: true });
        throw error;
      }
      return version;
    });
  }

  addDeleteMarker(key: string, condition: WriteCondition): Promise<Version> {
    return this.#change(async () => {
      condition(this.index.current(key));
      const version: Version = {
        type: 'delete-marker',
        key,
        versionId: newVersionId(),
        lastModified: Date.now(),
      };
      await this.#record({ op: 'add', version });
      return version;
    });
  }

  /** Removes one version for good; resolves to it, or to undefined when there is none. */
  removeVersion(key: string, versionId: string): Promise<Version | undefined> {
    return this.#change(async () => {
      const version = this.index.versionsOf(key).find((v) => v.versionId === versionId);
      if (version === undefined) return undefined;
      await this.#record({ op: 'remove', key, versionId });
      await rm(this.blobPath(version), { force: true });
      return version;
    });
  }

  async #record(change: BucketChange): Promise<void> {
    await this.#journal.write(toLine(change));
    this.index.apply(change);
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => undefined);
    return result;
  }

  /** Waits for the change under way and closes the journal. */
  async close(): Promise<void> {
    await this.#lastChange;
    await this.#journal.close();
  }
}
