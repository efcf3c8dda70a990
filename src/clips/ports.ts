import type { StoredObject } from '../episode/stored-object.ts';
import type { Stretch } from './plan-cut.ts';

/** A published episode's sound. */
export interface PublishedAudio {
  readonly episodeId: string;
  readonly audio: StoredObject;
  /** Where its frames lie, for what Stepcast made. */
  readonly frames?: StoredObject | undefined;
  readonly durationMs: number;
}

/** Tells of published episodes. */
export interface PublishedAudioReader {
  /** Null for an episode that isn't published, or isn't there. */
  find(episodeId: string): Promise<PublishedAudio | null>;
}

/** Bytes of an object: from the first to before the last. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** An exact version of an object, or what its key names now. */
export type Pointer = Pick<StoredObject, 'key'> & Partial<Pick<StoredObject, 'versionId'>>;

/** Something that is there. */
export interface Kept {
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

/** Reads sound by ranges, and keeps clips. */
export interface ClipStorage {
  /** The bytes of that version, or a part of them, as they come. @throws ObjectNotFound */
  read(object: Pointer, range?: ByteRange): AsyncIterable<Uint8Array>;
  /** All bytes of a small object; null for what isn't there. */
  get(object: Pointer): Promise<Uint8Array | null>;
  /** Null for what isn't there. */
  find(key: string): Promise<Kept | null>;
  /** Writes unless the key has an object already, which is then the answer. */
  putOnce(
    key: string,
    body: AsyncIterable<Uint8Array> | Uint8Array,
    facts: { readonly sizeBytes: number; readonly contentType: string },
  ): Promise<Kept>;
}

/** Makes clips of sound that has no frames to copy, by decoding and encoding it. */
export interface ClipEncoder {
  /** An MP3 of the stretch. */
  encode(sound: AsyncIterable<Uint8Array>, stretch: Stretch): Promise<Uint8Array>;
}
