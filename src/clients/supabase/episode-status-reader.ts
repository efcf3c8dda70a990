import { z } from 'zod';
import type { EpisodeRecord, EpisodeStatusReader } from '../../api/episode-status/records.ts';
import { EpisodeStatusSchema } from '../../episode/status.ts';
import { answerOf } from './answer.ts';
import { TimestampColumn } from './columns.ts';
import { type DatabaseConfig, openDatabase } from './database.ts';

const EPISODE_COLUMNS =
  'id,podcast_id,status,attempt,progress_done,progress_total,metadata,audio_url,duration_ms,published_at,updated_at';

const RowSchema = z.object({
  id: z.string(),
  podcast_id: z.string(),
  status: EpisodeStatusSchema,
  attempt: z.number(),
  progress_done: z.number(),
  progress_total: z.number().nullable(),
  metadata: z.object({
    error: z
      .object({ state: z.string().nullable(), name: z.string(), cause: z.string() })
      .optional(),
    publishError: z.object({ name: z.string(), cause: z.string() }).optional(),
  }),
  audio_url: z.string().nullable(),
  duration_ms: z.number().nullable(),
  published_at: TimestampColumn.nullable(),
  updated_at: TimestampColumn,
});

const EventSchema = z.object({
  attempt: z.number(),
  status: EpisodeStatusSchema,
  occurred_at: TimestampColumn,
});

const toRecord = (
  row: z.infer<typeof RowSchema>,
  events: readonly z.infer<typeof EventSchema>[],
): EpisodeRecord => ({
  episodeId: row.id,
  podcastId: row.podcast_id,
  status: row.status,
  attempt: row.attempt,
  progress: { done: row.progress_done, total: row.progress_total },
  error: row.metadata.error ?? null,
  audioUrl: row.audio_url,
  durationMs: row.duration_ms,
  publishedAt: row.published_at,
  publishError: row.metadata.publishError ?? null,
  updatedAt: row.updated_at,
  events: events
    .filter(({ attempt }) => attempt === row.attempt)
    .map(({ status, occurred_at }) => ({ status, at: occurred_at })),
});

/** Reads the status of episodes. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createEpisodeStatusReader = (config: DatabaseConfig): EpisodeStatusReader => {
  const database = openDatabase(config);
  return {
    async find(episodeId) {
      const action = `read the status of episode ${episodeId}`;
      const rows = database.from('episodes').select(EPISODE_COLUMNS).eq('id', episodeId);
      const transitions = database
        .from('episode_events')
        .select('attempt,status,occurred_at')
        .eq('episode_id', episodeId)
        .order('id');
      const [[row], events] = await Promise.all([
        answerOf(rows, { action, schema: z.array(RowSchema) }),
        answerOf(transitions, { action, schema: z.array(EventSchema) }),
      ]);
      return row ? toRecord(row, events) : null;
    },
  };
};
