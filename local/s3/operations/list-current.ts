import type { ObjectVersion } from '../store/object-version.ts';
import type { VersionIndex } from '../store/version-index.ts';

/** One page of a listing. */
export interface Listing {
  readonly objects: readonly ObjectVersion[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of a page that isn't the last. */
  readonly nextAfter: string | undefined;
}

/** What a page holds, and where it begins. */
export interface ListingOptions {
  readonly prefix: string;
  readonly delimiter: string;
  /** Keys up to this one, and keys below it when it is a common prefix, were listed before. */
  readonly after: string;
  readonly maxKeys: number;
}

const isAfter = (name: string, after: string): boolean =>
  Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0;

/** One page of the keys that name an object now. */
export const listCurrent = (
  index: VersionIndex,
  { prefix, delimiter, after, maxKeys }: ListingOptions,
): Listing => {
  const objects: ObjectVersion[] = [];
  const commonPrefixes = new Set<string>();
  let last: string | undefined;
  for (const key of index.keys()) {
    const object = index.current(key);
    if (object === undefined || !key.startsWith(prefix) || !isAfter(key, after)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const commonPrefix = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (commonPrefix !== undefined) {
      if (commonPrefixes.has(commonPrefix) || commonPrefix === after) continue;
    }
    if (objects.length + commonPrefixes.size === maxKeys) {
      return { objects, commonPrefixes: [...commonPrefixes], nextAfter: last };
    }
    if (commonPrefix === undefined) objects.push(object);
    else commonPrefixes.add(commonPrefix);
    last = commonPrefix ?? key;
  }
  return { objects, commonPrefixes: [...commonPrefixes], nextAfter: undefined };
};
