import type { StoredObject } from '../episode/stored-object.ts';

/** Downloads of an episode by an app on some day. */
export interface EpisodeListens {
  readonly episodeId: string;
  readonly app: string;
  readonly downloads: number;
}

/** The sound of an episode, as far as its downloads are told by it. */
export interface Sound {
  readonly sizeBytes: number;
  /** The tag before the sound. */
  readonly tagBytes: number;
  readonly durationMs: number;
}

/** An episode that may have been listened to. */
export interface ListenedEpisode {
  readonly episodeId: string;
  readonly durationMs: number;
  readonly audio: StoredObject;
}

/** A file of an access log. */
export interface LogFile {
  readonly key: string;
  readonly sizeBytes: number;
}

/** The access logs of what listeners fetch from. */
export interface AccessLogs {
  /** The files by the day (UTC) of their requests, those of a day in the order of their keys. */
  list(): Promise<ReadonlyMap<string, readonly LogFile[]>>;
  /** The lines of a file. */
  read(file: LogFile): AsyncIterable<string>;
}

/** Where counts are kept. */
export interface ListenStore {
  /** The days from `since` on that are counted, with what `filesOf` said of their files then. */
  counted(since: string): Promise<ReadonlyMap<string, string>>;
  /** Those of these episodes that are there and have sound. */
  episodes(ids: readonly string[]): Promise<readonly ListenedEpisode[]>;
  /** Keeps a day's counts instead of those that it had. */
  record(day: string, files: string, listens: readonly EpisodeListens[]): Promise<void>;
}

/** Looks at how sounds begin. */
export interface SoundHeads {
  /** The first bytes of that version; null when it is gone. */
  read(object: StoredObject): Promise<Uint8Array | null>;
}
