import { z } from 'zod';
import type { Listens, ListensReader } from '../../../listens/listens.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const ListensRowSchema: z.ZodType<Listens> = z.object({
  countedAt: TimestampColumn.nullable(),
  total: z.number(),
  downloads: z.number(),
  days: z.array(z.object({ day: z.iso.date(), downloads: z.number() })),
  apps: z.array(z.object({ app: z.string(), downloads: z.number() })),
  episodes: z.array(z.object({ episodeId: z.uuid(), title: z.string(), downloads: z.number() })),
});

/** The downloads that a Supabase project knows of. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createListensReader = (config: DatabaseConfig): ListensReader => {
  const database = openDatabase(config);
  const read = (of: { readonly podcastId?: string; readonly episodeId?: string }, days: number) =>
    readResponse(
      database.rpc('listens_of', {
        p_podcast_id: of.podcastId ?? null,
        p_episode_id: of.episodeId ?? null,
        p_days: days,
      }),
      { action: `tell the listens of ${days} days`, schema: ListensRowSchema },
    );
  return {
    ofShow: (podcastId, days) => read({ podcastId }, days),
    ofEpisode: (episodeId, days) => read({ episodeId }, days),
  };
};
