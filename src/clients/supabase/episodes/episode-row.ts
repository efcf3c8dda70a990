import { z } from 'zod';
import { ConfigSnapshotSchema } from '../../../episode/config-snapshot.ts';
import type { Episode } from '../../../episode/episode.ts';
import { EpisodeStatusSchema } from '../../../episode/status.ts';
import { EpisodeOutputsSchema } from '../../../episode/stored-object.ts';
import { TimestampColumn } from '../columns.ts';

/** The columns that an Episode is made of. */
export const EPISODE_COLUMNS =
  'id,podcast_id,status,execution,attempt,title,description,language_code,config_snapshot,window_from,window_until,outputs,published_at,audio_url,duration_ms';

/** A row of `episodes`, as an Episode. */
export const EpisodeRowSchema = z
  .object({
    id: z.uuid(),
    podcast_id: z.uuid(),
    status: EpisodeStatusSchema,
    execution: z.string(),
    attempt: z.number().int(),
    title: z.string().nullable(),
    description: z.string().nullable(),
    language_code: z.string(),
    config_snapshot: ConfigSnapshotSchema,
    window_from: TimestampColumn,
    window_until: TimestampColumn,
    outputs: EpisodeOutputsSchema,
    published_at: TimestampColumn.nullable(),
    audio_url: z.string().nullable(),
    duration_ms: z.number().int().nullable(),
  })
  .transform(
    (row): Episode => ({
      id: row.id,
      podcastId: row.podcast_id,
      status: row.status,
      execution: row.execution,
      attempt: row.attempt,
      title: row.title,
      description: row.description,
      languageCode: row.language_code,
      config: row.config_snapshot,
      window: { from: row.window_from, until: row.window_until },
      outputs: row.outputs,
      publishedAt: row.published_at,
      audioUrl: row.audio_url,
      durationMs: row.duration_ms,
    }),
  );
