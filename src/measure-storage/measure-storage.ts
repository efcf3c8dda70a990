import type { z } from 'zod';
import type { Logger } from '../runtime/logger.ts';
import { Metrics } from '../runtime/metrics.ts';
import type { MeasureStorageOutputSchema } from './task.ts';

/** A version of an object, as far as it is paid for. */
export interface StoredVersion {
  readonly key: string;
  readonly sizeBytes: number;
  readonly isCurrent: boolean;
}

/** Goes through all versions of all objects in the bucket. Throws StorageUnavailable and StorageRefused. */
export interface BucketListing {
  versions(): AsyncIterable<StoredVersion>;
}

/** US dollars a month for a gigabyte in S3 Standard, eu-central-1, first 50 TB; of 2026-11-29. */
const USD_A_GIGABYTE = 0.0245;
const GIGABYTE = 1024 ** 3;

/** What an object is, by its key: the folder of an episode's file, or the first folder of any other. */
export const kindOf = (key: string): string => {
  const folders = key.split('/').slice(0, -1);
  return (folders[0] === 'podcasts' ? folders[3] : undefined) ?? folders[0] ?? 'other';
};

/** What so many bytes cost in a month, in US dollars, in whole cents' hundredths. */
export const usdAMonth = (bytes: number): number =>
  Number(((bytes / GIGABYTE) * USD_A_GIGABYTE).toFixed(4));

/**
 * Measures what the bucket holds, with what it costs in a month: in all for CloudWatch's metrics, by
 * kind in lines of the log.
 */
export const measureStorage = async (
  { listing }: { readonly listing: BucketListing },
  _input: unknown,
  { logger }: { readonly logger: Logger },
): Promise<z.infer<typeof MeasureStorageOutputSchema>> => {
  const bytes: Record<string, number> = {};
  let oldBytes = 0;
  for await (const { key, sizeBytes, isCurrent } of listing.versions()) {
    const kind = kindOf(key);
    bytes[kind] = (bytes[kind] ?? 0) + sizeBytes;
    if (!isCurrent) oldBytes += sizeBytes;
  }
  for (const [kind, held] of Object.entries(bytes)) {
    const usd = usdAMonth(held);
    logger.info('What the bucket holds of a kind', { kind, bytes: held, usdAMonth: usd });
  }
  const all = Object.values(bytes).reduce((sum, held) => sum + held, 0);
  const metrics = new Metrics({
    StoredBytes: [all, 'Bytes'],
    StoredBytesOfOldVersions: [oldBytes, 'Bytes'],
    StorageUsdAMonth: [usdAMonth(all), 'None'],
  });
  logger.info('What the bucket holds', { metrics });
  return { bytes };
};
