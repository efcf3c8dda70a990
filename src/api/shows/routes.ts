import { z } from 'zod';
import type { AllowedOrigins } from '../../public-internet/allowed-origins.ts';
import { currentScope } from '../../runtime/current-caller.ts';
import { NewShowSchema, newShowOf, ShowSchema } from '../../show/show.ts';
import type { ShowStore } from '../../show/show-store.ts';
import type { CastDeps } from '../../voices/cast.ts';
import { emptyResult, jsonResult, type ProxyEvent, urlOf } from '../lambda-proxy.ts';
import { nextCursor, PageQuerySchema } from '../page.ts';
import { unknownShow } from '../problem.ts';
import { parseBody, readId, readJson, readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import type { ChangedShow } from './changed-show.ts';
import { checkShowCast } from './check-show-cast.ts';
import { checkShowFiles } from './check-show-files.ts';
import { type PublishDeps, publishChange } from './publish-change.ts';
import { readShowPatch } from './read-show-patch.ts';
import { settle } from './show-problems.ts';
import { type CollectedPosts, warnOfLanguage } from './warn-of-language.ts';

/** The answer of `GET /api/v1/podcasts`. */
export const ShowListSchema = z.strictObject({
  podcasts: z.array(ShowSchema),
  nextCursor: z.string().nullable(),
});

const find = async (shows: ShowStore, event: ProxyEvent) => {
  const podcastId = readId(event, 'podcastId');
  const show = await shows.find(podcastId);
  if (!show) throw unknownShow(podcastId);
  return show;
};

/** What the routes of shows work with besides the shows. */
interface ShowRoutesDeps extends Omit<PublishDeps, 'shows'> {
  readonly voices: CastDeps;
  readonly fileOrigins: AllowedOrigins;
  readonly posts: CollectedPosts;
}

/** The routes of shows: each a document with its config. */
export const createShowRoutes = (
  shows: ShowStore,
  { voices, fileOrigins, posts, runner, createId }: ShowRoutesDeps,
) =>
  ({
    list: async (event) => {
      const { limit, cursor } = readQuery(PageQuerySchema, event);
      const page = await shows.list({ limit, after: cursor ?? null, within: currentScope() });
      return jsonResult(200, {
        podcasts: [...page.items],
        nextCursor: nextCursor(page),
      } satisfies z.infer<typeof ShowListSchema>);
    },
    create: async (event) => {
      const newShow = newShowOf(parseBody(NewShowSchema, readJson(event)));
      checkShowFiles(fileOrigins, newShow);
      await checkShowCast(voices, newShow);
      const show = await settle(shows.create(newShow));
      return jsonResult(201, show, { Location: urlOf(event, `/api/v1/podcasts/${show.id}`) });
    },
    read: async (event) => jsonResult(200, await find(shows, event)),
    update: async (event) => {
      const body = readJson(event);
      const show = await find(shows, event);
      const { patch, changed } = readShowPatch(body, show);
      checkShowFiles(fileOrigins, changed, show);
      if (changed.config) {
        await checkShowCast(voices, { ...changed, config: changed.config }, show);
      }
      const updated = await settle(shows.update(show.id, patch), show.id);
      await publishChange({ shows, runner, createId }, show.id);
      const isOfLanguage = 'languageCode' in patch.fields || 'telegramChannels' in patch.config;
      const warnings = isOfLanguage ? await warnOfLanguage(posts, updated) : [];
      return jsonResult(200, {
        ...updated,
        ...(warnings.length > 0 && { warnings }),
      } satisfies ChangedShow);
    },
    delete: async (event) => {
      const podcastId = readId(event, 'podcastId');
      await settle(shows.delete(podcastId), podcastId);
      return emptyResult;
    },
  }) satisfies Record<string, Route>;
