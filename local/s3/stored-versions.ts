import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf } from '../journal/index.ts';
import type { BucketChange } from './store/bucket-change.ts';
import { VersionIndex } from './store/version-index.ts';

/** A version of an object that takes room. */
export interface StoredVersion {
  readonly bucket: string;
  readonly key: string;
  readonly sizeBytes: number;
  readonly isCurrent: boolean;
}

const indexOf = async (journal: string): Promise<VersionIndex> => {
  const index = new VersionIndex();
  const handle = await open(journal);
  try {
    for await (const { line } of linesOf(handle)) {
      try {
        index.apply(JSON.parse(line.toString()) as BucketChange);
      } catch {
        // A damaged line is told of and put in order by the server, when it opens the bucket.
      }
    }
  } finally {
    await handle.close();
  }
  return index;
};

/** All versions that a server's data folder holds, read beside the server, which may run. Nothing is there before its first start. */
export async function* storedVersions(dataDir: string): AsyncGenerator<StoredVersion> {
  const buckets = join(dataDir, 'buckets');
  for (const bucket of await readdir(buckets).catch((): string[] => [])) {
    const index = await indexOf(join(buckets, bucket, 'journal.jsonl'));
    for (const key of index.keys()) {
      const current = index.current(key);
      for (const version of index.versionsOf(key)) {
        if (version.type !== 'object') continue;
        yield { bucket, key, sizeBytes: version.sizeBytes, isCurrent: version === current };
      }
    }
  }
}
