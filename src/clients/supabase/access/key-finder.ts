import { z } from 'zod';
import { ROLES } from '../../../access/role.ts';
import type { FoundKey, KeyFinder } from '../../../authorize-request/key-finder.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const FoundSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    podcast_ids: z.array(z.string()).nullable(),
    salt: z.string(),
    hash: z.string(),
    is_noted: z.boolean(),
  })
  .transform(
    ({ is_noted, podcast_ids, ...key }): FoundKey => ({
      ...key,
      podcastIds: podcast_ids,
      isNoted: is_noted,
    }),
  );

/** Named keys in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createKeyFinder = (config: DatabaseConfig): KeyFinder => {
  const database = openDatabase(config);
  const note = (id: string, signature: string | null, seconds: number | null) =>
    readResponse(
      database.rpc('note_api_key_use', {
        p_id: id,
        p_signature: signature,
        p_seconds: seconds,
      }),
      { action: `note that key ${id} was used`, schema: z.boolean() },
    );
  return {
    find: (prefix) =>
      readResponse(database.rpc('find_api_key', { p_prefix: prefix }), {
        action: 'find a key',
        schema: FoundSchema.nullable(),
      }),
    async noteUse(id) {
      await note(id, null, null);
    },
    takeSignature: (id, signature, seconds) => note(id, signature, seconds),
  };
};
