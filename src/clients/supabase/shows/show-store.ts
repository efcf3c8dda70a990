import { z } from 'zod';
import type { Show } from '../../../show/show.ts';
import { ShowBusy, ShowNotFound, type ShowStore } from '../../../show/show-store.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { toPage } from '../page.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';
import { configColumns, podcastColumns, ShowRowSchema, showRefusals } from './show-rows.ts';

const SHOW_COLUMNS =
  'id,title,description,language_code,author,image_url,owner_email,category,is_explicit,is_blocked,verification,keep_episodes,keep_days,is_paused,config,created_at,updated_at';

/** Keeps shows in the tables podcasts and podcast_configs. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused besides. */
export const createShowStore = (config: DatabaseConfig): ShowStore => {
  const database = openDatabase(config);
  const notFound = (podcastId: string) => ({
    [REFUSALS.UnknownPodcast]: (_: string, cause: unknown) => new ShowNotFound(podcastId, cause),
  });
  return {
    async find(podcastId) {
      const rows = database.from('shows').select(SHOW_COLUMNS).eq('id', podcastId);
      const action = `read show ${podcastId}`;
      const [show] = await readResponse(rows, { action, schema: z.array(ShowRowSchema) });
      return show?.item ?? null;
    },
    async list({ limit, after, within }) {
      const rows = database.rpc('list_shows', {
        p_limit: limit + 1,
        p_before_at: after?.createdAt ?? null,
        p_before_id: after?.id ?? null,
        p_within: within,
      });
      const schema = z.array(ShowRowSchema);
      return toPage<Show>(await readResponse(rows, { action: 'list shows', schema }), limit);
    },
    async create({ config: settings, ...fields }) {
      const row = database.rpc('create_show', {
        p_podcast: podcastColumns(fields),
        p_config: configColumns(settings),
      });
      const options = { action: 'sign up a show', schema: ShowRowSchema, errors: showRefusals };
      return (await readResponse(row, options)).item;
    },
    import(podcastId, { config: settings, feed, ...fields }) {
      const isNew = database.rpc('import_show', {
        p_podcast_id: podcastId,
        p_podcast: podcastColumns(fields),
        p_config: settings && configColumns(settings),
        p_feed: feed,
      });
      const action = `import show ${podcastId}`;
      return readResponse(isNew, { action, schema: z.boolean(), errors: showRefusals });
    },
    async update(podcastId, patch) {
      const row = database.rpc('update_show', {
        p_id: podcastId,
        p_podcast: podcastColumns(patch.fields),
        p_config: configColumns(patch.config),
      });
      const errors = { ...showRefusals, ...notFound(podcastId) };
      const action = `change show ${podcastId}`;
      return (await readResponse(row, { action, schema: ShowRowSchema, errors })).item;
    },
    findUnpublishedChange(podcastId) {
      const execution = database.rpc('changed_show_execution', { p_podcast_id: podcastId });
      const action = `look whether show ${podcastId} is published as it is`;
      return readResponse(execution, { action, schema: z.string().nullable() });
    },
    async delete(podcastId) {
      const errors = {
        ...notFound(podcastId),
        [REFUSALS.EpisodeAlreadyLive]: (reason: string, cause: unknown) =>
          new ShowBusy(`${reason} Wait until it has ended, or cancel it.`, { cause }),
      };
      const done = database.rpc('delete_show', { p_id: podcastId });
      await readResponse(done, { action: `delete show ${podcastId}`, schema: z.unknown(), errors });
    },
  };
};
