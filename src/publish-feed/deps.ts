import type { EpisodeStore } from '../episode/episode-store.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import type { SearchIndex } from '../search/index/search-document.ts';
import type { FeedStore } from './feed-contents.ts';

/**
 * The files that the public may have, by what their keys begin with. Doing any of it twice changes nothing.
 * Throws StorageUnavailable and StorageRefused.
 */
export interface PublicFiles {
  /** Makes them unknown to whoever asks by key alone; their versions stay. */
  withhold(prefix: string): Promise<void>;
  /** Undoes `withhold`. */
  restore(prefix: string): Promise<void>;
  /** Deletes them with every version, for good. */
  destroy(prefix: string): Promise<void>;
}

/** What PublishFeed works with. */
export interface PublishFeedDeps {
  readonly episodes: FeedStore & Pick<EpisodeStore, 'markPublished'>;
  readonly index: SearchIndex;
  readonly files: PublicFiles;
  readonly objects: {
    /** What the key names now, or null. */
    find(key: string): Promise<StoredObject | null>;
    get(object: StoredObject): Promise<Uint8Array>;
    put(key: string, body: string, options: { contentType: string }): Promise<StoredObject>;
    putMutable(
      key: string,
      body: string | Uint8Array,
      options: { contentType: string },
    ): Promise<StoredObject>;
  };
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
}
