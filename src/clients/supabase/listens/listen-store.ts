import { z } from 'zod';
import { EpisodeOutputsSchema } from '../../../episode/stored-object.ts';
import type { ListenedEpisode, ListenStore } from '../../../listens/ports.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

/** So many ids fit into an address. */
const IDS_AT_ONCE = 100;

const DayRowSchema = z.object({ day: z.iso.date(), files: z.string() });

const EpisodeRowSchema = z
  .object({ episode_id: z.uuid(), duration_ms: z.number().int(), outputs: EpisodeOutputsSchema })
  .transform(({ episode_id, duration_ms, outputs: { audio } }): ListenedEpisode[] =>
    audio ? [{ episodeId: episode_id, durationMs: duration_ms, audio }] : [],
  );

/** The counts of a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createListenStore = (config: DatabaseConfig): ListenStore => {
  const database = openDatabase(config);
  return {
    async counted(since) {
      const rows = await readResponse(
        database.from('listen_days').select('day,files').gte('day', since),
        { action: `tell which days since ${since} are counted`, schema: z.array(DayRowSchema) },
      );
      return new Map(rows.map(({ day, files }) => [day, files]));
    },

    async episodes(ids) {
      const found: ListenedEpisode[] = [];
      for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
        const rows = database
          .from('episode_releases')
          .select('episode_id,duration_ms,outputs')
          .in('episode_id', ids.slice(at, at + IDS_AT_ONCE));
        const page = await readResponse(rows, {
          action: 'look up the episodes that were listened to',
          schema: z.array(EpisodeRowSchema),
        });
        found.push(...page.flat());
      }
      return found;
    },

    async record(day, files, listens) {
      const call = database.rpc('record_listens', {
        p_day: day,
        p_files: files,
        p_listens: listens,
      });
      await readResponse(call, { action: `keep the listens of ${day}`, schema: z.unknown() });
    },
  };
};
