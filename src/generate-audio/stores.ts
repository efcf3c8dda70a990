import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Window } from '../episode/content.ts';
import type { EpisodeStore } from '../episode/episode-store.ts';
import type { StoredObject } from '../episode/stored-object.ts';

/** What GenerateAudio needs of the episode's row. */
export interface AudioEpisodeStore
  extends Pick<EpisodeStore, 'reportProgress' | 'noteWarnings' | 'noteWait'> {
  read(episodeId: string): Promise<{
    readonly config: Pick<
      ConfigSnapshot,
      | 'title'
      | 'author'
      | 'imageUrl'
      | 'introAudioUrl'
      | 'outroAudioUrl'
      | 'hasStings'
      | 'hasStoryPauses'
      | 'lexicon'
    >;
    readonly window: Window;
  }>;
}

interface PutOptions {
  readonly contentType: string;
}

/** What GenerateAudio needs of the bucket. Keys name their content, so an object that exists is the same. */
export interface AudioObjectStore {
  get(object: Pick<StoredObject, 'key' | 'versionId'>): Promise<Uint8Array>;
  find(key: string): Promise<StoredObject | null>;
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<StoredObject>;
  putFile(key: string, path: string, options: PutOptions): Promise<StoredObject>;
}
