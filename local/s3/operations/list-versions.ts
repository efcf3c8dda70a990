import type { Version } from '../store/object-version.ts';
import type { VersionIndex } from '../store/version-index.ts';

/** What a page holds, and where it begins. */
interface VersionPage {
  readonly prefix: string;
  readonly delimiter: string;
  /** Keys up to this one, and keys below it when it is a common prefix, were listed before. */
  readonly keyMarker: string;
  /** Of the marker's key, the versions behind this one weren't; empty when all were. */
  readonly versionIdMarker: string;
  readonly maxKeys: number;
}

/** One page of the versions. */
interface VersionListing {
  readonly versions: readonly Version[];
  readonly commonPrefixes: readonly string[];
  /** What the next page begins behind; undefined at the end. */
  readonly next: { readonly key: string; readonly versionId?: string } | undefined;
}

/** The versions of a key that a page may hold. */
const versionsBehind = (
  index: VersionIndex,
  key: string,
  { keyMarker, versionIdMarker }: VersionPage,
): readonly Version[] => {
  const versions = index.versionsOf(key);
  const order = Buffer.compare(Buffer.from(key), Buffer.from(keyMarker));
  if (order > 0) return versions;
  if (order < 0 || versionIdMarker === '') return [];
  const marked = versions.findIndex(({ versionId }) => versionId === versionIdMarker);
  return marked < 0 ? [] : versions.slice(marked + 1);
};

/** One page of all versions, keys in order, each key's newest first; a common prefix counts as one. */
export const listVersions = (index: VersionIndex, page: VersionPage): VersionListing => {
  const { prefix, delimiter, keyMarker, maxKeys } = page;
  const versions: Version[] = [];
  const commonPrefixes = new Set<string>();
  let next: VersionListing['next'];
  const isFull = () => versions.length + commonPrefixes.size === maxKeys;
  for (const key of index.keys()) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const commonPrefix = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (commonPrefix !== undefined) {
      if (commonPrefixes.has(commonPrefix) || commonPrefix === keyMarker) continue;
      if (versionsBehind(index, key, page).length === 0) continue;
      if (isFull()) return { versions, commonPrefixes: [...commonPrefixes], next };
      commonPrefixes.add(commonPrefix);
      next = { key: commonPrefix };
      continue;
    }
    for (const version of versionsBehind(index, key, page)) {
      if (isFull()) return { versions, commonPrefixes: [...commonPrefixes], next };
      versions.push(version);
      next = { key, versionId: version.versionId };
    }
  }
  return { versions, commonPrefixes: [...commonPrefixes], next: undefined };
};
