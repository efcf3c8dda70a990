import type { Role } from '../access/role.ts';

/** A named key that is let in now, and what its value is known by. */
export interface FoundKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The shows that it is for; null: all. */
  readonly podcastIds: readonly string[] | null;
  readonly salt: string;
  readonly hash: string;
  /** Whether it was noted as used within the last minute. */
  readonly isNoted: boolean;
}

/** Finds named keys by the public part of their values. Throws when they can't be had. */
export interface KeyFinder {
  /** Null for a key that was never there, is revoked, or is over. */
  find(prefix: string): Promise<FoundKey | null>;
  noteUse(id: string): Promise<void>;
  /** Notes the use with a signature, which is kept for `seconds`; false when it was let in before. */
  takeSignature(id: string, signature: string, seconds: number): Promise<boolean>;
}
