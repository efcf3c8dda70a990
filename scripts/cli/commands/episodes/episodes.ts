import { randomUUID } from 'node:crypto';
import {
  type EpisodeStatusView as Episode,
  EpisodeStatusViewSchema as EpisodeSchema,
} from '../../../../src/api/episode-status/schema.ts';
import { EstimateViewSchema } from '../../../../src/api/estimate/schema.ts';
import { EpisodeListSchema } from '../../../../src/api/list-episodes/route.ts';
import { estimateInWords } from '../../../../src/cost/cost-in-words.ts';
import { InvalidOption } from '../../../command-line/invalid-option.ts';
import { StartedSchema } from '../../answers.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId, findShow } from '../../find-show.ts';
import { awaitStart, watchEpisode } from '../../watch-episode.ts';
import { capLine } from '../../words/cap-words.ts';
import { columns } from '../../words/columns.ts';
import { episodeLines, episodeRow, estimateRows } from '../../words/episode-words.ts';

/** `estimate`. */
export const estimate = async ({ api }: Context, name: string): Promise<Answer> => {
  const { id, title } = await findShow(api, name);
  const known = await api.get(`/podcasts/${id}/estimate`, EstimateViewSchema);
  const caps = known.caps.map((cap) => capLine(cap, cap.podcastId === null ? 'All shows' : title));
  const lines = [estimateInWords(known), ...estimateRows(known), ...caps];
  return { json: known, lines, ok: true };
};

interface WatchOption {
  readonly watch?: true;
}

/** How often a running episode is asked after: a stage on AWS costs a little each time. */
const POLL_MS = { stack: 300, stage: 2_000 };
/** An episode is opened, or refused, within a second; Step Functions may be slow to begin. */
const START_PATIENCE_MS = 15_000;

const pollMsOf = ({ target }: Context): number => (target.stack ? POLL_MS.stack : POLL_MS.stage);

const watch = async (context: Context, id: string): Promise<Answer> => {
  const episode = await watchEpisode(context.api, id, context.view, pollMsOf(context));
  return { json: episode, lines: episodeLines(episode), ok: episode.status !== 'failed' };
};

/** Of an attempt that a show's live episode stood in the way of: which one that is. */
const notStarted = async ({ api }: Context, refused: Episode): Promise<Answer> => {
  const query = new URLSearchParams({ podcastId: refused.podcastId, limit: '20' });
  const { episodes } = await api.get(`/episodes?${query}`, EpisodeListSchema);
  const live = episodes.find(({ terminal }) => !terminal);
  const lines = live
    ? [
        `Not started: the show's episode ${live.episodeId} is still being made.`,
        `Watch it: npx stepcast status ${live.episodeId} --watch`,
      ]
    : ['Not started: another episode of the show was still being made. It has ended; try again.'];
  return { json: refused, lines, ok: false };
};

/** What became of a start: the episode is under way, watched to its end, or why there is none. */
export const tellStart = async (
  context: Context,
  id: string,
  shallWatch = false,
): Promise<Answer> => {
  const pollMs = pollMsOf(context);
  const episode = await awaitStart(context.api, id, { pollMs, patienceMs: START_PATIENCE_MS });
  if (episode?.error?.name === 'EpisodeAlreadyLive') return notStarted(context, episode);
  if (shallWatch) {
    context.view.print(`Episode ${id}`);
    return watch(context, id);
  }
  if (episode?.status === 'failed')
    return { json: episode, lines: episodeLines(episode), ok: false };
  const lines = [`Started episode ${id}.`, `Watch it: npx stepcast status ${id} --watch`];
  return { json: episode ?? { episodeId: id }, lines, ok: true };
};

/** `generate`. The key makes a repeated request start nothing. */
export const generateEpisode = async (
  context: Context,
  name: string,
  {
    from,
    until,
    watch: shallWatch,
  }: WatchOption & { readonly from?: Date | undefined; readonly until?: Date | undefined },
): Promise<Answer> => {
  const now = new Date();
  if (from && from >= now) {
    throw new InvalidOption(
      `--from ${from.toISOString()} lies in the future: nothing has been posted since then.`,
    );
  }
  const show = await findShow(context.api, name);
  const window = from && { from: from.toISOString(), until: (until ?? now).toISOString() };
  const { episodeId: id } = await context.api.post(
    '/episodes',
    StartedSchema,
    { podcastId: show.id, ...(window && { window }) },
    { 'idempotency-key': randomUUID() },
  );
  return tellStart(context, id, shallWatch);
};

/** `episodes`. */
export const showEpisodes = async (
  { api }: Context,
  name: string,
  limit: number,
): Promise<Answer> => {
  const show = await findShow(api, name);
  const query = new URLSearchParams({ podcastId: show.id, limit: String(limit) });
  const { episodes } = await api.get(`/episodes?${query}`, EpisodeListSchema);
  const none = [`No episode yet. Make one: npx stepcast generate ${show.id} --watch`];
  const lines = episodes.length > 0 ? columns(episodes.map(episodeRow)) : none;
  return { json: episodes, lines, ok: true };
};

/** `status`: reading it is a success whatever it says; watching it is one when the episode is. */
export const showStatus = async (
  context: Context,
  episode: string,
  { watch: shallWatch }: WatchOption,
): Promise<Answer> => {
  const id = await findEpisodeId(context.api, episode);
  if (shallWatch) return watch(context, id);
  const view = await context.api.get(`/episodes/${id}`, EpisodeSchema);
  return { json: view, lines: episodeLines(view), ok: true };
};

/** `cancel`. */
export const cancelEpisode = async ({ api }: Context, episode: string): Promise<Answer> => {
  const id = await findEpisodeId(api, episode);
  await api.post(`/episodes/${id}/cancel`, StartedSchema);
  const lines = [`Cancelled episode ${id}.`, `Again: npx stepcast retry ${id}`];
  return { json: { episodeId: id }, lines, ok: true };
};

const changeVisibility = async (
  { api }: Context,
  episode: string,
  { deed, toLines }: { readonly deed: string; readonly toLines: (view: Episode) => string[] },
): Promise<Answer> => {
  const id = await findEpisodeId(api, episode);
  const view = await api.post(`/episodes/${id}/${deed}`, EpisodeSchema);
  return { json: view, lines: toLines(view), ok: true };
};

const FOLLOWS = 'Feed, pages and files follow within a minute; caches of the CDN within an hour.';

/** `hide`. */
export const hideEpisode = (context: Context, episode: string): Promise<Answer> =>
  changeVisibility(context, episode, {
    deed: 'hide',
    toLines: ({ episodeId: id }) => [
      `Hid episode ${id}. ${FOLLOWS}`,
      `Show it again: npx stepcast unhide ${id}`,
    ],
  });

/** `unhide`. */
export const unhideEpisode = (context: Context, episode: string): Promise<Answer> =>
  changeVisibility(context, episode, {
    deed: 'show',
    toLines: ({ episodeId: id, visibilityPending }) => [
      visibilityPending
        ? `Episode ${id} is shown again. Feed, pages and files follow within a minute.`
        : `Episode ${id} wasn't hidden: there is nothing to do.`,
    ],
  });

/** `withdraw`. */
export const withdrawEpisode = (context: Context, episode: string): Promise<Answer> =>
  changeVisibility(context, episode, {
    deed: 'withdraw',
    toLines: ({ episodeId: id }) => [`Withdrew episode ${id} for good. ${FOLLOWS}`],
  });
