import { z } from 'zod';
import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import { EpisodeStatusSchema } from '../../episode/status.ts';
import { currentScope } from '../../runtime/current-caller.ts';
import { EpisodeStatusViewSchema } from '../episode-status/schema.ts';
import { toStatusView } from '../episode-status/to-status-view.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { nextCursor, PageQuerySchema } from '../page.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';

/** The query of `GET /api/v1/episodes`. */
export const ListEpisodesQuerySchema = PageQuerySchema.extend({
  podcastId: z.uuid('must be a UUID').toLowerCase().optional(),
  status: EpisodeStatusSchema.optional(),
  error: z.string().max(200).optional().meta({ description: 'Only those that failed with it.' }),
});

/** The answer of `GET /api/v1/episodes`. */
export const EpisodeListSchema = z.strictObject({
  episodes: z.array(EpisodeStatusViewSchema),
  nextCursor: z.string().nullable(),
});

interface ListEpisodesDeps {
  readonly episodes: EpisodeStatusReader;
  /** In front of an object's key, without a trailing slash. */
  readonly mediaBaseUrl: string;
  now(): number;
}

/** `GET /api/v1/episodes`: newest first, each as its own status route tells it. */
export const createListEpisodesRoute =
  ({ episodes, mediaBaseUrl, now }: ListEpisodesDeps): Route =>
  async (event) => {
    const { podcastId, status, error, limit, cursor } = readQuery(ListEpisodesQuerySchema, event);
    const page = await episodes.list({
      podcastId: podcastId ?? null,
      status: status ?? null,
      error: error ?? null,
      within: currentScope(),
      limit,
      after: cursor ?? null,
    });
    const views = page.items.map((record) => toStatusView(record, { mediaBaseUrl, now: now() }));
    return jsonResult(200, {
      episodes: views,
      nextCursor: nextCursor(page),
    } satisfies z.infer<typeof EpisodeListSchema>);
  };
