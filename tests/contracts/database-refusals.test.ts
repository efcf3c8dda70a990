import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeEnder } from '../../src/clients/supabase/episodes/episode-ender.ts';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createShowStore } from '../../src/clients/supabase/shows/show-store.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
let podcastId: string;
beforeAll(async () => {
  database = await startDatabase();
  podcastId = await insertShow(database.service);
});
afterAll(() => database.close());

/** What PostgREST, Kong, nginx, Cloudflare, AWS's load balancers and Supabase answer by themselves. */
const SENT_BY_OTHERS = (status: number): boolean =>
  status < 470 || status > 489 || [494, 495, 496, 497, 498, 499].includes(status);

test('every refusal of ours has a status that nobody else sends, and one name', async () => {
  const functions = await database.supabase.query<{ body: string }>(`
    select prosrc as body from pg_proc
    where pronamespace in ('public'::regnamespace, 'private'::regnamespace)`);
  const raises = functions.flatMap(({ body }) => body.split(/\braise\b/).slice(1));
  const pairs = [
    ...new Set(
      raises.map((raise) => {
        const [, code] = /^ sqlstate '(\w+)'/.exec(raise) ?? [];
        const [, name] = /\bdetail = '(\w+)'/.exec(raise) ?? [];
        return `${code} ${name}`;
      }),
    ),
  ].map((pair) => pair.split(' '));
  expect(pairs.length).toBeGreaterThan(10);
  expect(pairs.filter(([code = '']) => SENT_BY_OTHERS(Number(code.slice(2))))).toEqual([]);
  expect(new Set(pairs.map(([code]) => code)).size).toBe(pairs.length);
  expect(new Set(pairs.map(([, name]) => name)).size).toBe(pairs.length);
});

describe('a fault of the database is never taken for a refusal', () => {
  /** Runs while a change of the schema is in place that no migration has made. */
  const during = async (change: string, undo: string, work: () => Promise<void>) => {
    await database.supabase.query(change);
    try {
      await work();
    } finally {
      await database.supabase.query(undo);
    }
  };
  const open = () => episodeFunctions(database.service).open(podcastId, randomUUID());

  test('of a function that isn’t there', () =>
    during(
      'alter function public.open_episode rename to open_episode_gone',
      'alter function public.open_episode_gone rename to open_episode',
      async () => expect(await open()).toMatchObject({ status: 404 }),
    ));

  test('of a column that isn’t there', () =>
    during(
      'alter table public.episodes rename window_is_default to window_was_default',
      'alter table public.episodes rename window_was_default to window_is_default',
      async () => expect(await open()).toMatchObject({ status: 400 }),
    ));

  test('of a table that isn’t there', () =>
    during(
      'alter table public.podcast_configs rename to podcast_settings',
      'alter table public.podcast_settings rename to podcast_configs',
      async () => expect(await open()).toMatchObject({ status: 404 }),
    ));

  test('by the clients: they name the migrations', () =>
    during(
      `alter function public.mark_episode_failed rename to gone_1;
       alter function public.delete_show rename to gone_2;
       alter function public.update_episode_progress rename to gone_3`,
      `alter function public.gone_1 rename to mark_episode_failed;
       alter function public.gone_2 rename to delete_show;
       alter function public.gone_3 rename to update_episode_progress`,
      async () => {
        const attempt = { episodeId: randomUUID(), execution: randomUUID() };
        const refused = {
          name: 'DatabaseRefused',
          message: expect.stringContaining('Apply the migrations of this version.'),
        };
        const { config } = database;
        await expect(
          createEpisodeEnder(config).markCancelled(attempt, null, 'why'),
        ).rejects.toMatchObject(refused);
        await expect(createShowStore(config).delete(podcastId)).rejects.toMatchObject(refused);
        await expect(
          createEpisodeStore(config).reportProgress(attempt, 1, 2),
        ).rejects.toMatchObject(refused);
      },
    ));
});
