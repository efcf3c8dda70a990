import type { Bucket } from '../store/bucket.ts';
import type { Store } from '../store/store.ts';
import { expiredOf } from './expired.ts';

const sweepBucket = async (bucket: Bucket, store: Store, now: number): Promise<void> => {
  const { rules } = bucket;
  if (rules.length === 0) return;
  for (const key of [...bucket.index.keys()]) {
    const { hides, removed } = expiredOf(bucket.index.versionsOf(key), rules, now);
    if (hides) await bucket.addDeleteMarker(key, () => undefined);
    for (const versionId of removed) await bucket.removeVersion(key, versionId);
  }
  for (const { uploadDays, prefix } of rules) {
    if (uploadDays === undefined) continue;
    await store.uploads.dropOlder(bucket.name, prefix, now - uploadDays * 86_400_000);
  }
};

/** Does what the lifecycle of every bucket wants done by now. */
export const sweepStore = async (store: Store, now: number): Promise<void> => {
  for (const bucket of store.buckets()) await sweepBucket(bucket, store, now);
};

const FIRST_MS = 60_000;
const EVERY_MS = 6 * 3_600_000;

/** Looks now and then, from a minute after the start on; whoever stops it waits for a look under way. */
export const startSweeping = (store: Store): { stop(): Promise<void> } => {
  let looking = Promise.resolve();
  let timer: NodeJS.Timeout;
  const look = () => {
    // What fails, on a full disk, is tried again at the next look.
    looking = sweepStore(store, Date.now()).catch(() => undefined);
    timer = setTimeout(look, EVERY_MS);
    timer.unref();
  };
  timer = setTimeout(look, FIRST_MS);
  timer.unref();
  return {
    async stop() {
      clearTimeout(timer);
      await looking;
    },
  };
};
