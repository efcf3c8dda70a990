import { createHash } from 'node:crypto';

const number = (text: string): bigint =>
  createHash('sha256').update(text).digest().readBigUInt64LE() & 0x7fff_ffff_ffff_ffffn;

/**
 * The id and access hash of a channel. Exports have no access hash, and some no id (0), so both
 * come from the username where they are missing: the same file gives the same numbers on every start.
 */
export const identify = (
  exportedId: number | string,
  username: string,
): { id: bigint; accessHash: bigint } => {
  const given = BigInt(exportedId);
  return {
    id: given > 0n ? given : 1_000_000_000n + (number(`id:${username}`) % 1_000_000_000n),
    accessHash: number(`access:${username}`),
  };
};
