import { appendFile, copyFile, link, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyJournal, makePrivateFolder, openRecordFile, toLine } from '../journal/index.ts';
import type { BucketChange } from './store/bucket-change.ts';
import { VersionIndex } from './store/version-index.ts';

/** What was copied of a server's buckets. */
export interface CopiedBuckets {
  readonly objects: number;
  readonly sizeBytes: number;
  /** Keys of versions that were removed for good while they were being copied, and aren't in the copy. */
  readonly removed: readonly string[];
}

const ELSEWHERE: readonly unknown[] = ['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'];

/** Gives a file that never changes a second name; where the file system can't, a copy. */
const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch (error) {
    if (!ELSEWHERE.includes((error as NodeJS.ErrnoException).code)) throw error;
    await copyFile(from, to);
  }
};

const copyBucket = async (folder: string, target: string): Promise<CopiedBuckets> => {
  makePrivateFolder(join(target, 'blobs'));
  const journal = join(target, 'journal.jsonl');
  await copyJournal(join(folder, 'journal.jsonl'), journal);
  const index = new VersionIndex();
  const records = await openRecordFile<BucketChange>(journal, (change) => index.apply(change));
  await records.close();
  const removed: string[] = [];
  let objects = 0;
  let sizeBytes = 0;
  for (const version of index.keys().flatMap((key) => index.versionsOf(key))) {
    if (version.type !== 'object') continue;
    const { key, versionId } = version;
    try {
      await linkOrCopy(join(folder, 'blobs', versionId), join(target, 'blobs', versionId));
      objects += 1;
      sizeBytes += version.sizeBytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      const change: BucketChange = { op: 'remove', key, versionId };
      await appendFile(journal, toLine(change));
      removed.push(key);
    }
  }
  return { objects, sizeBytes, removed };
};

/**
 * Copies the buckets of a server's data folder into another one, also while the server runs. Objects
 * are second names of the same bytes, which never change: on one file system a copy takes no room.
 */
export const copyBuckets = async (dataDir: string, target: string): Promise<CopiedBuckets> => {
  const names = await readdir(join(dataDir, 'buckets')).catch((): string[] => []);
  const all: CopiedBuckets[] = [];
  for (const name of names) {
    all.push(await copyBucket(join(dataDir, 'buckets', name), join(target, 'buckets', name)));
  }
  return {
    objects: all.reduce((sum, { objects }) => sum + objects, 0),
    sizeBytes: all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    removed: all.flatMap(({ removed }) => removed),
  };
};
