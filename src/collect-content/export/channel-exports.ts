import type { ExportFileKind } from './export-keys.ts';
import type { ExportManifest } from './manifest.ts';
import type { StoredMessage } from './part-file.ts';

/**
 * Exports of channels as they lie in the bucket, by the channel's username in lower case. Every
 * method may throw StorageUnavailable and StorageRefused.
 */
export interface ChannelExports {
  /** What a channel's export has; null for a channel without one. */
  find(username: string): Promise<ExportManifest | null>;
  /** The messages of a part's file, in the order of their ids. @throws StorageUnavailable where a later export has replaced it meanwhile */
  readPart(username: string, sha256: string): Promise<StoredMessage[]>;
  /** The sound of a voice message. */
  readVoice(username: string, sha256: string): Promise<Uint8Array>;
}

/** What a channel's manifest said before it was changed, and says since; null: there was, or is, none. */
export interface ManifestChange<T extends ExportManifest | null = ExportManifest | null> {
  readonly before: ExportManifest | null;
  readonly after: T;
}

/** The same, to be changed. */
export interface ChannelExportStore extends ChannelExports {
  /** The usernames of all channels that have an export, sorted. */
  list(): Promise<readonly string[]>;
  hasFile(username: string, kind: ExportFileKind, sha256: string): Promise<boolean>;
  /** Writes a file that is named by its digest, unless it is there. */
  putFile(
    username: string,
    kind: ExportFileKind,
    sha256: string,
    bytes: Uint8Array | string,
  ): Promise<void>;
  /**
   * Has a channel's manifest be what is made of the one that it has: made anew where somebody else
   * has changed it meanwhile. Nothing is written where the same, or null, is made.
   */
  change<T extends ExportManifest | null>(
    username: string,
    make: (earlier: ExportManifest | null) => Promise<T>,
  ): Promise<ManifestChange<T>>;
  /** Takes parts away that no manifest names any more. */
  removeParts(username: string, digests: readonly string[]): Promise<void>;
  /** Takes a channel's export away with all its files; nothing where there is none. */
  remove(username: string): Promise<void>;
}
