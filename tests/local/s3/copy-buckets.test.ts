import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyBuckets } from '../../../local/s3/copy-buckets.ts';
import { Store } from '../../../local/s3/store/store.ts';

let home: string;
let store: Store;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'copy-buckets-'));
  store = await Store.open(join(home, 's3'));
  await store.createBucket('media');
});
afterEach(async () => {
  await store.close();
  await rm(home, { recursive: true });
});

const put = async (key: string) => {
  const path = store.temporaryPath();
  await writeFile(path, key);
  const content = { sizeBytes: key.length, etag: key, checksums: {}, headers: {} };
  return store
    .bucket('media')
    .addObject(key, { ...content, checksumType: 'FULL_OBJECT' }, path, () => undefined);
};

it('copies what a bucket holds while it is open, and leaves out what is gone', async () => {
  const kept = await put('kept');
  const gone = await put('gone');
  // Its bytes are removed before its line would be written: as if it went while being copied.
  await rm(store.bucket('media').blobPath(gone));
  const target = join(home, 'copy');
  expect(await copyBuckets(join(home, 's3'), target)).toEqual({
    objects: 1,
    sizeBytes: 4,
    removed: ['gone'],
  });
  expect(await readdir(join(target, 'buckets', 'media', 'blobs'))).toEqual([kept.versionId]);
  const copy = await Store.open(target);
  expect(copy.bucket('media').index.keys()).toEqual(['kept']);
  await copy.close();
});
