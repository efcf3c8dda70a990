import { z } from 'zod';
import {
  type ApiKey,
  ApiKeyNameTaken,
  ApiKeyNotFound,
  ApiKeyShowUnknown,
  type ApiKeyStore,
} from '../../../access/api-key.ts';
import { ROLES } from '../../../access/role.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { type DatabaseResponse, readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

const COLUMNS =
  'id,name,role,podcast_ids,prefix,previous_prefix,previous_expires_at,expires_at,revoked_at,last_used_at,created_at';

/** PostgreSQL's name for a broken unique constraint. */
const UNIQUE_VIOLATION = '23505';

const keyId = (prefix: string): string => `sck_${prefix}`;

const KeyRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    podcast_ids: z.array(z.string()).nullable(),
    prefix: z.string(),
    previous_prefix: z.string().nullable(),
    previous_expires_at: TimestampColumn.nullable(),
    expires_at: TimestampColumn.nullable(),
    revoked_at: TimestampColumn.nullable(),
    last_used_at: TimestampColumn.nullable(),
    created_at: TimestampColumn,
  })
  .transform(
    (row): ApiKey => ({
      id: row.id,
      name: row.name,
      role: row.role,
      podcastIds: row.podcast_ids,
      prefix: keyId(row.prefix),
      previous:
        row.previous_prefix && row.previous_expires_at
          ? { prefix: keyId(row.previous_prefix), expiresAt: row.previous_expires_at }
          : null,
      expiresAt: row.expires_at,
      revokedAt: row.revoked_at,
      lastUsedAt: row.last_used_at,
      createdAt: row.created_at,
    }),
  );
const KeyRowsSchema = z.array(KeyRowSchema);

/** Named keys in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused besides. */
export const createApiKeyStore = (config: DatabaseConfig): ApiKeyStore => {
  const database = openDatabase(config);
  const errors = {
    [UNIQUE_VIOLATION]: (_: string, cause: unknown) =>
      new ApiKeyNameTaken('Another key has this name. Choose one that tells them apart.', {
        cause,
      }),
    [REFUSALS.UnknownPodcast]: (reason: string, cause: unknown) =>
      new ApiKeyShowUnknown(reason, { cause }),
  };
  const changed = async (
    id: string,
    action: string,
    rows: PromiseLike<DatabaseResponse>,
  ): Promise<ApiKey> => {
    const options = { action: `${action} key ${id}`, schema: KeyRowsSchema, errors };
    const [key] = await readResponse(rows, options);
    if (!key) throw new ApiKeyNotFound(id);
    return key;
  };
  return {
    list: () =>
      readResponse(
        database.from('api_keys').select(COLUMNS).order('created_at', { ascending: false }),
        { action: 'list the keys', schema: KeyRowsSchema },
      ),
    create: ({ name, role, podcastIds, expiresAt }, { prefix, salt, hash }) =>
      readResponse(
        database
          .rpc('create_api_key', {
            ...{ p_name: name, p_role: role, p_expires_at: expiresAt ?? null },
            ...{ p_prefix: prefix, p_salt: salt, p_hash: hash, p_podcast_ids: podcastIds ?? null },
          })
          .select(COLUMNS),
        { action: 'add a key', schema: KeyRowSchema, errors },
      ),
    change: (id, { expiresAt, podcastIds, ...change }) => {
      const p_change = {
        ...change,
        ...(expiresAt !== undefined && { expires_at: expiresAt }),
        ...(podcastIds !== undefined && { podcast_ids: podcastIds }),
      };
      const rows = database.rpc('change_api_key', { p_id: id, p_change }).select(COLUMNS);
      return changed(id, 'change', rows);
    },
    rotate: (id, { prefix, salt, hash }, overlapSeconds) =>
      changed(
        id,
        'rotate',
        database
          .rpc('rotate_api_key', {
            ...{ p_id: id, p_overlap_seconds: overlapSeconds },
            ...{ p_prefix: prefix, p_salt: salt, p_hash: hash },
          })
          .select(COLUMNS),
      ),
    async revoke(id) {
      await changed(id, 'revoke', database.rpc('revoke_api_key', { p_id: id }).select(COLUMNS));
    },
  };
};
