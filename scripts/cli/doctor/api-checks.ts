import { z } from 'zod';
import { CheckSchema, type Check as PartState } from '../../../src/api/health/check.ts';
import { EpisodeListSchema } from '../../../src/api/list-episodes/route.ts';
import { feedKey } from '../../../src/episode/storage-keys.ts';
import type { Context } from '../context.ts';
import { listShows } from '../find-show.ts';
import type { Check, Finding } from './check.ts';
import { publishedFinding } from './published.ts';

const TIMEOUT_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
const RECENT = 100;

const HealthSchema = z.object({ checks: z.record(z.string(), CheckSchema) });

const MENDING: Readonly<Record<Exclude<PartState, 'ok'>, string>> = {
  unavailable: 'Wait a minute and ask again',
  paused: 'Resume the Supabase project in its dashboard',
  failed: 'Look at the keys, addresses and migrations of the stage (docs/deploy.md)',
};

/** Whether a stage answers, and what stands behind it; anyone may ask that. */
export const stageHealthCheck = ({ target }: Pick<Context, 'target'>): Check => ({
  name: 'Health',
  remedy: 'Check --url, and that the stage is deployed.',
  async run() {
    const answer = await fetch(`${target.apiUrl}/api/v1/health`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { checks } = HealthSchema.parse(await answer.json());
    const names = Object.keys(checks);
    const ill = Object.entries(checks).flatMap(([name, state]) =>
      state === 'ok' ? [] : [{ name, state }],
    );
    const [first] = ill;
    if (first === undefined) return { ok: true, found: `${names.join(', ')} answer.` };
    return {
      ok: false,
      found: ill.map(({ name, state }) => `${name}: ${state}`).join(', '),
      remedy: `${MENDING[first.state]}.`,
    };
  },
});

/** Whether the key opens the API. */
export const keyCheck = ({ api }: Pick<Context, 'api'>): Check => ({
  name: 'Key',
  remedy: 'Give the key of the stage: --key, or STEPCAST_API_KEY.',
  async run() {
    const shows = await listShows(api);
    return {
      ok: true,
      found: `It is right; there ${shows.length === 1 ? 'is a show' : `are ${shows.length} shows`}.`,
    };
  },
});

/** Whether episodes of the last day failed. */
export const episodesCheck = (
  { api }: Pick<Context, 'api'>,
  now: () => number = Date.now,
): Check => ({
  name: 'Episodes',
  remedy: 'See to the API first.',
  async run() {
    const { episodes } = await api.get(
      `/episodes?status=failed&limit=${RECENT}`,
      EpisodeListSchema,
    );
    const recent = episodes.filter(({ updatedAt }) => now() - Date.parse(updatedAt) < DAY_MS);
    const [newest] = recent;
    if (newest === undefined) return { ok: true, found: 'None failed within a day.' };
    return {
      ok: false,
      found: `${recent.length} failed within a day; the newest is ${newest.episodeId}: ${newest.error?.message ?? 'no reason is known'}`,
      remedy: `npx stepcast status ${newest.episodeId} says more; npx stepcast retry makes it again.`,
    };
  },
});

/** The newest episode that can be heard; undefined as long as there is none. */
export const newestPublished = async (
  api: Context['api'],
): Promise<{ readonly feedPath: string; readonly audioUrl: string } | undefined> => {
  const { episodes } = await api.get('/episodes?status=completed&limit=1', EpisodeListSchema);
  const [newest] = episodes;
  if (!newest?.audioUrl) return undefined;
  return { feedPath: `/${feedKey(newest.podcastId)}`, audioUrl: newest.audioUrl };
};

/** Whether the newest episode of a stage can be heard, and its feed fetched, from here. */
export const publishedCheck = ({ api }: Pick<Context, 'api'>): Check => ({
  name: 'Feed and audio',
  remedy: 'See to the API first.',
  async run(): Promise<Finding> {
    const newest = await newestPublished(api);
    if (!newest) return { ok: true, found: 'Nothing is published yet.' };
    // The base of all addresses stands before the key, which begins with the show's folder.
    const base = newest.audioUrl.split('/podcasts/')[0] ?? '';
    return publishedFinding(
      base,
      newest.feedPath,
      'Look at the distribution and its bucket (docs/deploy.md).',
    );
  },
});
