import type { EpisodeStore } from '../episode/episode-store.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import type { SearchIndex } from '../search/index/search-document.ts';
import type { FeedStore } from './feed-contents.ts';

/** What PublishFeed works with. */
export interface PublishFeedDeps {
  readonly episodes: FeedStore & Pick<EpisodeStore, 'markPublished'>;
  readonly index: SearchIndex;
  readonly objects: {
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
