import type { BucketChange } from './bucket-change.ts';
import type { ObjectVersion, Version } from './object-version.ts';

const byUtf8 = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Every version of every key of a bucket, newest first. */
export class VersionIndex {
  readonly #versions = new Map<string, Version[]>();
  #sortedKeys: readonly string[] | undefined;

  apply(change: BucketChange): void {
    if (change.op === 'add') {
      const { key } = change.version;
      const versions = this.#versions.get(key);
      if (versions === undefined) this.#setVersions(key, [change.version]);
      else versions.unshift(change.version);
      return;
    }
    const left = this.versionsOf(change.key).filter(
      ({ versionId }) => versionId !== change.versionId,
    );
    this.#setVersions(change.key, left);
  }

  #setVersions(key: string, versions: Version[]): void {
    if (versions.length === 0) this.#versions.delete(key);
    else this.#versions.set(key, versions);
    this.#sortedKeys = undefined;
  }

  versionsOf(key: string): readonly Version[] {
    return this.#versions.get(key) ?? [];
  }

  /** The newest version, which may be a delete marker. */
  newest(key: string): Version | undefined {
    return this.#versions.get(key)?.[0];
  }

  /** The object that the key names now. */
  current(key: string): ObjectVersion | undefined {
    const newest = this.newest(key);
    return newest?.type === 'object' ? newest : undefined;
  }

  /** All keys, hidden ones too, in the order of their UTF-8 bytes, as S3 lists them. */
  keys(): readonly string[] {
    this.#sortedKeys ??= [...this.#versions.keys()].sort(byUtf8);
    return this.#sortedKeys;
  }
}
