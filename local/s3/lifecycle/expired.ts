import type { Version } from '../store/object-version.ts';
import type { LifecycleRule } from './rules.ts';

const DAY_MS = 86_400_000;

/** What is to be done with the versions of one key. */
export interface Expired {
  /** Whether the key is to name nothing any more. */
  readonly hides: boolean;
  /** The ids of versions that are to go for good. */
  readonly removed: readonly string[];
}

/** When so many days are over: as S3 counts them, the midnight (UTC) after that. */
const isOver = (since: number, days: number, now: number): boolean =>
  now >= Math.ceil((since + days * DAY_MS) / DAY_MS) * DAY_MS;

/**
 * What the rules of a bucket want done with the versions of a key, newest first. Versions that go
 * leave a marker alone, which the next look removes.
 */
export const expiredOf = (
  versions: readonly Version[],
  rules: readonly LifecycleRule[],
  now: number,
): Expired => {
  const [newest] = versions;
  if (newest === undefined) return { hides: false, removed: [] };
  const own = rules.filter(({ prefix }) => newest.key.startsWith(prefix));
  const hides =
    newest.type === 'object' &&
    own.some(
      ({ expirationDays }) =>
        expirationDays !== undefined && isOver(newest.lastModified, expirationDays, now),
    );
  const isOld = (at: number): boolean => {
    const { lastModified: since = now } = versions[at - 1] ?? {};
    return own.some(
      ({ noncurrentDays }) => noncurrentDays !== undefined && isOver(since, noncurrentDays, now),
    );
  };
  const hidesNothing =
    newest.type === 'delete-marker' &&
    versions.length === 1 &&
    own.some(({ removesMarkers }) => removesMarkers);
  return {
    hides,
    removed: versions
      .filter((_, at) => (at === 0 ? hidesNothing : isOld(at)))
      .map(({ versionId }) => versionId),
  };
};
