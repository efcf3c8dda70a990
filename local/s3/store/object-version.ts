import { randomBytes } from 'node:crypto';
import type { Checksums } from '../body/checksums.ts';

/** What an object's bytes are, and what its headers say of them. */
export interface ObjectContent {
  readonly sizeBytes: number;
  /** Without its quotes. */
  readonly etag: string;
  readonly checksums: Checksums;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  /** The headers that the object was stored with and is served with, `x-amz-meta-*` included. */
  readonly headers: Readonly<Record<string, string>>;
}

interface VersionIdentity {
  readonly key: string;
  readonly versionId: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

export interface ObjectVersion extends VersionIdentity, ObjectContent {
  readonly type: 'object';
}

/** The version that a delete without a version id puts on top. */
export interface DeleteMarker extends VersionIdentity {
  readonly type: 'delete-marker';
}

export type Version = ObjectVersion | DeleteMarker;

/** A new, unguessable id in the form of AWS's: 32 characters that are safe in a URL and a file name. */
export const newVersionId = (): string => randomBytes(24).toString('base64url');

export const isVersionId = (text: string): boolean => /^[\w-]{32}$/.test(text);
