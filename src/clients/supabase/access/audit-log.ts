import { z } from 'zod';
import { type AuditEntry, AuditEntrySchema, type AuditLog } from '../../../access/audit.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const COLUMNS =
  'id,at,caller_kind,caller_id,caller_name,request_id,action,subject_kind,subject_id,subject_name,podcast_id,episode_id,before,after';

const inCamelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Columns by the names that the API has for them. */
const ValuesColumn = z
  .record(z.string(), z.unknown())
  .nullable()
  .transform(
    (values) =>
      values &&
      Object.fromEntries(Object.entries(values).map(([name, value]) => [inCamelCase(name), value])),
  );

const EntryRowSchema = z
  .object({
    id: z.number(),
    at: TimestampColumn,
    caller_kind: AuditEntrySchema.shape.caller.shape.kind,
    caller_id: z.string().nullable(),
    caller_name: z.string(),
    request_id: z.string().nullable(),
    action: z.string(),
    subject_kind: z.string(),
    subject_id: z.string(),
    subject_name: z.string().nullable(),
    podcast_id: z.string().nullable(),
    episode_id: z.string().nullable(),
    before: ValuesColumn,
    after: ValuesColumn,
  })
  .transform(
    (row): AuditEntry => ({
      id: String(row.id),
      at: row.at,
      caller: { kind: row.caller_kind, id: row.caller_id, name: row.caller_name },
      requestId: row.request_id,
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
      podcastId: row.podcast_id,
      episodeId: row.episode_id,
      before: row.before,
      after: row.after,
    }),
  );

/** The audit in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createAuditLog = (config: DatabaseConfig): AuditLog => {
  const database = openDatabase(config);
  return {
    list({ limit, before, podcastId, episodeId, within }) {
      let entries = database.from('audit_entries').select(COLUMNS);
      if (podcastId !== undefined) entries = entries.eq('podcast_id', podcastId);
      if (episodeId !== undefined) entries = entries.eq('episode_id', episodeId);
      if (within !== null) entries = entries.in('podcast_id', within);
      if (before !== null) entries = entries.lt('id', before);
      return readResponse(entries.order('id', { ascending: false }).limit(limit), {
        action: 'read the audit',
        schema: z.array(EntryRowSchema),
      });
    },
    async record({ action, kind, id, episodeId }) {
      await readResponse(
        database.rpc('record_audit_entry', {
          ...{ p_action: action, p_kind: kind, p_id: id },
          ...{ p_podcast_id: null, p_episode_id: episodeId ?? null },
        }),
        { action: `record ${action} of ${id}`, schema: z.unknown() },
      );
    },
  };
};
