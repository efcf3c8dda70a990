import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderLock, lockFolder, makePrivateFolder } from '../../journal/index.ts';
import { S3Error } from '../s3-error.ts';
import { Bucket } from './bucket.ts';
import { Uploads } from './uploads.ts';

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** All that the server keeps, below one folder. */
export class Store {
  readonly uploads: Uploads;
  readonly #folder: string;
  readonly #lock: FolderLock;
  readonly #buckets = new Map<string, Bucket>();

  private constructor(folder: string, lock: FolderLock) {
    this.#folder = folder;
    this.#lock = lock;
    this.uploads = new Uploads(join(folder, 'uploads'));
  }

  /** @throws FolderInUse; JournalError for a bucket whose journal can't be read */
  static async open(folder: string): Promise<Store> {
    const store = new Store(folder, lockFolder(folder));
    try {
      await store.#openFolder();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async #openFolder(): Promise<void> {
    const folder = this.#folder;
    makePrivateFolder(folder);
    await rm(join(folder, 'temporary'), { recursive: true, force: true });
    for (const name of ['temporary', 'uploads', 'buckets']) makePrivateFolder(join(folder, name));
    for (const name of await readdir(join(folder, 'buckets'))) await this.#openBucket(name);
  }

  async #openBucket(name: string): Promise<void> {
    this.#buckets.set(name, await Bucket.open(join(this.#folder, 'buckets', name), name));
  }

  /** A path on the same file system as the buckets, for bytes that aren't an object yet. */
  temporaryPath(): string {
    return join(this.#folder, 'temporary', randomUUID());
  }

  buckets(): Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws S3Error NoSuchBucket. */
  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) {
      throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', {
        details: { BucketName: name },
      });
    }
    return bucket;
  }

  /** @throws S3Error InvalidBucketName, BucketAlreadyOwnedByYou. */
  async createBucket(name: string): Promise<void> {
    if (!BUCKET_NAME.test(name)) {
      throw new S3Error(400, 'InvalidBucketName', 'The specified bucket is not valid.', {
        details: { BucketName: name },
      });
    }
    if (this.#buckets.has(name)) {
      throw new S3Error(
        409,
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        { details: { BucketName: name } },
      );
    }
    await this.#openBucket(name);
  }

  async close(): Promise<void> {
    await Promise.all(this.buckets().map((bucket) => bucket.close()));
    this.#lock.release();
  }
}
