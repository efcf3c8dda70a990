import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { storedVersions } from '../../local/s3/index.ts';
import { BUCKET } from '../../local/stack/index.ts';
import { kindOf } from '../../src/measure-storage/measure-storage.ts';
import { measureFolder } from './folder-sizes.ts';

/** What a data folder takes of its disk. All sizes are in bytes. */
export interface DiskUse {
  readonly freeBytes: number;
  readonly usedBytes: number;
  /** By what it is for, largest first. */
  readonly parts: readonly { readonly part: DiskPart; readonly bytes: number }[];
  /** What is in the bucket, by kind as the bucket's folders are called, largest first; old versions are part of it. */
  readonly kinds: readonly { readonly kind: string; readonly bytes: number }[];
  /** Versions in the bucket that aren't current: of hidden episodes, and of feeds written anew. */
  readonly oldBytes: number;
  /** What the files of each show's episodes take, largest first, and how many episodes have any. */
  readonly shows: readonly {
    readonly podcastId: string;
    readonly episodes: number;
    readonly bytes: number;
  }[];
}

/** Which folder is for what; all other things in a data folder are settings and passing files. */
const PARTS = {
  s3: 'bucket',
  postgres: 'database',
  'step-functions': 'executions',
  logs: 'logs',
  exports: 'exports',
  backups: 'upgrades',
  'voice-samples': 'samples',
} as const;
export type DiskPart = (typeof PARTS)[keyof typeof PARTS] | 'other';

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

const bytesBy = <K>(rows: Iterable<readonly [K, number]>): Map<K, number> => {
  const sums = new Map<K, number>();
  for (const [key, bytes] of rows) sums.set(key, (sums.get(key) ?? 0) + bytes);
  return new Map([...sums].sort(([, a], [, b]) => b - a));
};

/** What is in the bucket, read out of its journal. */
const measureBucket = async (dataDir: string) => {
  const kinds: [string, number][] = [];
  const shows: [string, number][] = [];
  const episodes = new Map<string, Set<string>>();
  let oldBytes = 0;
  for await (const { bucket, key, sizeBytes, isCurrent } of storedVersions(join(dataDir, 's3'))) {
    if (bucket !== BUCKET) continue;
    kinds.push([kindOf(key), sizeBytes]);
    if (!isCurrent) oldBytes += sizeBytes;
    const [, podcastId, episodeId] = /^podcasts\/([^/]+)\/([^/]+)\//.exec(key) ?? [];
    if (podcastId === undefined || episodeId === undefined) continue;
    shows.push([podcastId, sizeBytes]);
    episodes.set(podcastId, (episodes.get(podcastId) ?? new Set()).add(episodeId));
  }
  return {
    oldBytes,
    kinds: [...bytesBy(kinds)].map(([kind, bytes]) => ({ kind, bytes })),
    shows: [...bytesBy(shows)].map(([podcastId, bytes]) => ({
      ...{ podcastId, bytes },
      episodes: episodes.get(podcastId)?.size ?? 0,
    })),
  };
};

/** Measures a data folder, whose stack may run or not. Throws what the file system says where there is none. */
export const measureDisk = async (dataDir: string): Promise<DiskUse> => {
  const [{ bavail, bsize }, rooms, bucket] = await Promise.all([
    statfs(dataDir),
    // What an upgrade has kept are second names of the bucket's files: they count as the bucket's.
    measureFolder(dataDir, ['s3']),
    measureBucket(dataDir),
  ]);
  const parts = bytesBy<DiskPart>(
    rooms.map(({ name, bytes }) => [isPart(name) ? PARTS[name] : 'other', bytes] as const),
  );
  return {
    freeBytes: bavail * bsize,
    usedBytes: rooms.reduce((sum, { bytes }) => sum + bytes, 0),
    parts: [...parts].map(([part, bytes]) => ({ part, bytes })),
    ...bucket,
  };
};
