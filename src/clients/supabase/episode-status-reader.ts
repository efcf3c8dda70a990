import { createClient, type PostgrestError } from '@supabase/supabase-js';
import { z } from 'zod';
import type { EpisodeRecord, EpisodeStatusReader } from '../../api/episode-status/records.ts';
import { EpisodeStatusSchema } from '../../episode/status.ts';
import { StepcastError } from '../../episode/stepcast-error.ts';

/** Thrown when the database can't be asked for an episode's status, or answers what its schema doesn't allow. */
export class EpisodeStatusUnavailable extends StepcastError {
  override readonly name = 'EpisodeStatusUnavailable';
  readonly retryable = true;
}

const EPISODE_COLUMNS =
  'id,podcast_id,status,attempt,progress_done,progress_total,metadata,audio_url,duration_ms,published_at,updated_at';

// PostgREST writes timestamps with an offset; the API speaks UTC.
const TimestampSchema = z.iso
  .datetime({ offset: true })
  .transform((t) => new Date(t).toISOString());

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
  published_at: TimestampSchema.nullable(),
  updated_at: TimestampSchema,
});

const EventSchema = z.object({
  attempt: z.number(),
  status: EpisodeStatusSchema,
  occurred_at: TimestampSchema,
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

const rows = <T>(
  { data, error }: { data: unknown; error: PostgrestError | null },
  schema: z.ZodType<T>,
): T[] => {
  if (error) {
    throw new EpisodeStatusUnavailable(`The database didn't answer: ${error.message}`, {
      cause: error,
    });
  }
  return z.array(schema).parse(data);
};

/** Reads the status of episodes with the service key. Throws EpisodeStatusUnavailable. */
export const createEpisodeStatusReader = (config: {
  readonly SUPABASE_URL: string;
  readonly SUPABASE_SERVICE_KEY: string;
}): EpisodeStatusReader => {
  const client = createClient(config.SUPABASE_URL, config.SUPABASE_SERVICE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  return {
    async find(episodeId) {
      const [episodes, events] = await Promise.all([
        client.from('episodes').select(EPISODE_COLUMNS).eq('id', episodeId),
        client
          .from('episode_events')
          .select('attempt,status,occurred_at')
          .eq('episode_id', episodeId)
          .order('id'),
      ]);
      const [row] = rows(episodes, RowSchema);
      return row ? toRecord(row, rows(events, EventSchema)) : null;
    },
  };
};
