import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Window } from '../episode/content.ts';
import type { StoredObject } from '../episode/stored-object.ts';

/** What went wrong without keeping an episode from being made. */
export interface EpisodeWarning {
  /** Of the error. */
  readonly name: string;
  readonly message: string;
}

/** What GenerateAudio needs of the episode's row. */
export interface AudioEpisodeStore {
  read(episodeId: string): Promise<{
    readonly config: Pick<
      ConfigSnapshot,
      'title' | 'author' | 'imageUrl' | 'introAudioUrl' | 'outroAudioUrl'
    >;
    readonly window: Window;
  }>;
  /** Never goes back. @throws StaleExecution when another execution has taken over the episode. */
  reportProgress(episodeId: string, execution: string, done: number, total: number): Promise<void>;
  /** Notes what went wrong in a step without failing it, in place of what it noted before. @throws StaleExecution */
  noteWarnings(
    episodeId: string,
    execution: string,
    state: string,
    warnings: readonly EpisodeWarning[],
  ): Promise<void>;
  /** Notes why the episode waits, for whoever asks for its status. @throws StaleExecution */
  noteWait(
    episodeId: string,
    execution: string,
    wait: { readonly reason: string; readonly seconds: number },
  ): Promise<void>;
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
