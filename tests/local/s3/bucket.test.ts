import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bucket } from '../../../local/s3/store/bucket.ts';

let folder: string;

const CONTENT = {
  sizeBytes: 1,
  etag: 'etag',
  checksums: {},
  checksumType: 'FULL_OBJECT',
  headers: {},
} as const;
const always = () => undefined;

const add = async (bucket: Bucket, key: string, text: string) => {
  const path = join(folder, `upload-${text}`);
  await writeFile(path, text);
  return bucket.addObject(key, CONTENT, path, always);
};
const open = () => Bucket.open(join(folder, 'bucket'), 'bucket');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-bucket-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a bucket that is opened again', () => {
  it('has every version, newest first', async () => {
    const bucket = await open();
    const first = await add(bucket, 'a', '1');
    const second = await add(bucket, 'a', '2');
    const marker = await bucket.addDeleteMarker('b', always);
    await bucket.close();
    const again = await open();
    expect(again.index.versionsOf('a')).toEqual([second, first]);
    expect(again.index.newest('b')).toEqual(marker);
    expect(await readFile(again.blobPath(first), 'utf8')).toBe('1');
    await again.close();
  });

  it('drops a line that was not finished, and goes on after it', async () => {
    const bucket = await open();
    const first = await add(bucket, 'a', '1');
    await bucket.close();
    await appendFile(join(folder, 'bucket', 'journal.jsonl'), '{"op":"add","version":{"ke');
    const again = await open();
    const second = await add(again, 'a', '2');
    await again.close();
    const last = await open();
    expect(last.index.versionsOf('a')).toEqual([second, first]);
    await last.close();
  });

  it('removes bytes that belong to no version', async () => {
    const bucket = await open();
    const { versionId } = await add(bucket, 'a', '1');
    await bucket.close();
    await writeFile(join(folder, 'bucket', 'blobs', 'orphan'), 'x');
    await (await open()).close();
    expect(await readdir(join(folder, 'bucket', 'blobs'))).toEqual([versionId]);
  });

  it('has nothing of a version that was removed', async () => {
    const bucket = await open();
    const first = await add(bucket, 'a', '1');
    const second = await add(bucket, 'a', '2');
    await bucket.removeVersion('a', second.versionId);
    await bucket.close();
    const again = await open();
    expect(again.index.versionsOf('a')).toEqual([first]);
    expect(await readdir(join(folder, 'bucket', 'blobs'))).toEqual([first.versionId]);
    await again.close();
  });
});

it('a change whose condition fails changes nothing, and the next one goes on', async () => {
  const bucket = await open();
  const refuse = () => {
    throw new Error('refused');
  };
  await expect(bucket.addDeleteMarker('a', refuse)).rejects.toThrow('refused');
  await bucket.addDeleteMarker('a', always);
  expect(bucket.index.versionsOf('a')).toHaveLength(1);
  await bucket.close();
});
