import { z } from 'zod';
import { EpisodeCostSchema } from '../../../episode/cost-item.ts';
import type { EpisodeRecord, EpisodeStatusReader } from '../../../episode/episode-record.ts';
import { ExpirySchema } from '../../../episode/expiry.ts';
import { EpisodeStatusSchema, LIVE_STATUSES } from '../../../episode/status.ts';
import { EpisodeOutputsSchema } from '../../../episode/stored-object.ts';
import { POST_STATUSES } from '../../../episode/telegram-post-requests.ts';
import { VisibilitySchema } from '../../../episode/visibility.ts';
import { REVIEW_DEADLINES } from '../../../show/review.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { type ListedRow, toPage } from '../page.ts';
import { readResponse } from '../read-response.ts';
import { readSkippedPosts } from './skipped-posts.ts';

const RowSchema = z
  .object({
    id: z.string(),
    podcast_id: z.string(),
    status: EpisodeStatusSchema,
    execution: z.string(),
    attempt: z.number(),
    title: z.string().nullable(),
    outputs: EpisodeOutputsSchema,
    progress_done: z.number(),
    progress_total: z.number().nullable(),
    metadata: z.object({
      error: z
        .object({ state: z.string().nullable(), name: z.string(), cause: z.string() })
        .optional(),
      publishError: z.object({ name: z.string(), cause: z.string() }).optional(),
      waiting: z
        .object({ reason: z.string(), until: z.iso.datetime(), execution: z.string() })
        .optional(),
      warnings: z
        .array(
          z.object({
            state: z.string(),
            name: z.string(),
            message: z.string(),
            execution: z.string(),
          }),
        )
        .default([]),
      cost: EpisodeCostSchema.optional(),
      expired: ExpirySchema.optional(),
      skipped: z.object({ reason: z.string(), isDiscarded: z.literal(true).optional() }).optional(),
    }),
    audio_url: z.string().nullable(),
    language_code: z.string(),
    duration_ms: z.number().nullable(),
    published_at: TimestampColumn.nullable(),
    unpublished_since: TimestampColumn.nullable(),
    visibility: VisibilitySchema,
    republish_since: TimestampColumn.nullable(),
    picture_key: z.string().nullable(),
    telegram_post: z
      .object({
        status: z.enum(POST_STATUSES),
        chat: z.string(),
        messageId: z.number().nullable(),
        isPending: z.boolean(),
      })
      .nullable(),
    review_until: TimestampColumn.nullable(),
    review_at_deadline: z.enum(REVIEW_DEADLINES).nullable(),
    window_from: TimestampColumn,
    window_until: TimestampColumn,
    is_imported: z.boolean(),
    created_at: z.string(),
    updated_at: TimestampColumn,
    events: z.array(z.object({ status: EpisodeStatusSchema, at: z.string() })).nullable(),
    usual_steps: z.partialRecord(EpisodeStatusSchema, z.number()).nullable(),
  })
  .transform(
    (row): ListedRow<EpisodeRecord> => ({
      item: {
        episodeId: row.id,
        podcastId: row.podcast_id,
        status: row.status,
        execution: row.execution,
        attempt: row.attempt,
        isImported: row.is_imported,
        title: row.title,
        window: { from: row.window_from, until: row.window_until },
        skipped:
          row.status === 'skipped' ? readSkippedPosts(row.metadata.skipped?.reason ?? '') : null,
        isDiscarded: row.status === 'skipped' && row.metadata.skipped?.isDiscarded === true,
        review:
          row.status === 'awaiting_review' && row.review_until && row.review_at_deadline
            ? { until: row.review_until, atDeadline: row.review_at_deadline }
            : null,
        outputs: row.outputs,
        progress: { done: row.progress_done, total: row.progress_total },
        error: row.metadata.error ?? null,
        wait: row.metadata.waiting ?? null,
        warnings: row.metadata.warnings,
        audioUrl: row.audio_url,
        languageCode: row.language_code,
        durationMs: row.duration_ms,
        publishedAt: row.published_at,
        unpublishedSince: row.unpublished_since,
        visibility: row.visibility,
        expired: row.metadata.expired ?? null,
        pictureKey: row.picture_key,
        post: row.telegram_post,
        isVisibilityPending: row.republish_since !== null,
        publishError: row.metadata.publishError ?? null,
        cost: row.metadata.cost ?? null,
        createdAt: new Date(row.created_at).toISOString(),
        updatedAt: row.updated_at,
        events: row.events ?? [],
        usualSteps: row.usual_steps ?? {},
      },
      end: { createdAt: row.created_at, id: row.id },
    }),
  );

/** Reads the status of episodes. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createEpisodeStatusReader = (config: DatabaseConfig): EpisodeStatusReader => {
  const database = openDatabase(config);
  const schema = z.array(RowSchema);
  return {
    async find(episodeId) {
      const rows = database.from('episode_statuses').select().eq('id', episodeId);
      const action = `read the status of episode ${episodeId}`;
      const [row] = await readResponse(rows, { action, schema });
      return row?.item ?? null;
    },
    async list({ podcastId, status, error = null, within = null, limit, after }) {
      const rows = database.rpc('list_episodes', {
        p_limit: limit + 1,
        p_podcast_id: podcastId,
        p_status: status,
        p_error: error,
        p_within: within,
        p_before_at: after?.createdAt ?? null,
        p_before_id: after?.id ?? null,
      });
      return toPage(await readResponse(rows, { action: 'list episodes', schema }), limit);
    },
    async findLive(podcastId) {
      const rows = database
        .from('episodes')
        .select('id')
        .eq('podcast_id', podcastId)
        .in('status', LIVE_STATUSES);
      const action = `look for a live episode of show ${podcastId}`;
      const [row] = await readResponse(rows, {
        action,
        schema: z.array(z.object({ id: z.string() })),
      });
      return row?.id ?? null;
    },
  };
};
