import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer } from './a-server.ts';

const Bucket = 'versions';
let s3: Awaited<ReturnType<typeof aServer>>;
const written: string[] = [];
beforeAll(async () => {
  s3 = await aServer(Bucket);
  const put = async (Key: string) => {
    const { VersionId } = await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    written.push(`${Key} ${VersionId}`);
  };
  for (const key of ['a/1', 'a/1', 'a/2', 'b', 'ü & <x>', 'a/1', 'b']) await put(key);
  const marker = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
  written.push(`b ${marker.VersionId}`);
});
afterAll(() => s3.close());

const list = (input: Partial<ListObjectVersionsCommandInput> = {}) =>
  s3.client.send(new ListObjectVersionsCommand({ Bucket, ...input }));

/** Every version and marker, `Key VersionId`, page by page. */
const listAll = async (MaxKeys: number, more: Partial<ListObjectVersionsCommandInput> = {}) => {
  const found: string[] = [];
  let page = await list({ MaxKeys, ...more });
  for (;;) {
    const { Versions = [], DeleteMarkers = [], CommonPrefixes = [] } = page;
    expect(Versions.length + DeleteMarkers.length + CommonPrefixes.length).toBeLessThanOrEqual(
      MaxKeys,
    );
    found.push(
      ...[...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${Key} ${VersionId}`),
      ...CommonPrefixes.map(({ Prefix }) => String(Prefix)),
    );
    if (!page.IsTruncated) return found;
    // A page that begins anew would never end.
    expect(found.length).toBeLessThanOrEqual(written.length);
    page = await list({
      MaxKeys,
      KeyMarker: page.NextKeyMarker,
      VersionIdMarker: page.NextVersionIdMarker,
      ...more,
    });
  }
};

describe('a listing of versions', () => {
  it.each([1, 2, 3, 1000])('has each version once in pages of %i', async (size) => {
    expect((await listAll(size)).sort()).toEqual([...written].sort());
    expect((await listAll(size, { Prefix: 'a/1' })).length).toBe(3);
  });

  it('has the newest of a key first, and says which that is, markers too', async () => {
    const { Versions = [], DeleteMarkers = [] } = await list();
    expect(Versions.filter(({ Key }) => Key === 'a/1').map(({ IsLatest }) => IsLatest)).toEqual([
      true,
      false,
      false,
    ]);
    expect(Versions.filter(({ Key }) => Key === 'b').map(({ IsLatest }) => IsLatest)).toEqual([
      false,
      false,
    ]);
    expect(DeleteMarkers.map(({ Key, IsLatest }) => [Key, IsLatest])).toEqual([['b', true]]);
  });

  it('counts what is below a common prefix as one', async () => {
    expect((await listAll(1, { Delimiter: '/' })).sort()).toEqual(
      ['a/', ...written.filter((name) => !name.startsWith('a/'))].sort(),
    );
  });

  it('takes no version marker without a key marker', async () => {
    await expect(list({ VersionIdMarker: 'x' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
