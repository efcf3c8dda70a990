import type { Version } from './object-version.ts';

/** One change of a bucket, a line of its journal; the journal of all of them is the bucket. */
export type BucketChange =
  | { readonly op: 'add'; readonly version: Version }
  | { readonly op: 'remove'; readonly key: string; readonly versionId: string };
