import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEpisodeStatusReader } from '../../src/clients/supabase/episodes/episode-status-reader.ts';
import { createVisibilityStore } from '../../src/clients/supabase/episodes/visibility-store.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
let owner: pg.Client;
let functions: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
  owner = new pg.Client({ connectionString: database.postgres.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
});
// Each test looks at its own shows alone.
beforeEach(() => owner.query('update public.podcasts set keep_episodes = null, keep_days = null'));

/** A show with episodes that were published so many days ago, in this order. */
const showWith = async (keeps: Readonly<Record<string, number>>, daysAgo: readonly number[]) => {
  const podcastId = await insertShow(database.service, { podcast: keeps });
  const ids: string[] = [];
  for (const days of daysAgo) {
    const id = await publishEpisode(database.service, podcastId);
    await owner.query(
      "update public.episode_releases set published_at = now() - $2 * interval '1 day' where episode_id = $1",
      [id, days],
    );
    ids.push(id);
  }
  return { podcastId, ids };
};
const expire = async (limit = 100): Promise<string[]> => {
  const { data } = await database.service.rpc('expire_episodes', { p_limit: limit }).throwOnError();
  return (data as { id: string }[]).map(({ id }) => id);
};
const visibilityOf = async (id: string) => {
  const { data } = await database.service
    .from('episodes')
    .select('visibility')
    .eq('id', id)
    .single();
  return data?.visibility;
};

describe('a show', () => {
  test('keeps all of its episodes unless it says otherwise', async () => {
    await showWith({}, [4000, 300, 1]);
    expect(await expire()).toEqual([]);
  });

  test('keeps its newest ones, by their days of publication', async () => {
    const { ids } = await showWith({ keep_episodes: 2 }, [1, 30, 20, 10]);
    const [, oldest, older, newer] = ids;
    expect(await expire()).toEqual([oldest, older]);
    expect(await expire()).toEqual([]);
    expect(await visibilityOf(newer as string)).toBe('public');
  });

  test('keeps what is young enough, and its newest however old that is', async () => {
    const { ids } = await showWith({ keep_days: 7 }, [30, 8, 6]);
    expect(await expire()).toEqual(ids.slice(0, 2));
    await showWith({ keep_days: 7 }, [30]);
    expect(await expire()).toEqual([]);
  });

  test('has each say by which rule it went, and when', async () => {
    const { ids } = await showWith({ keep_episodes: 2, keep_days: 7 }, [9, 3, 2, 1]);
    await expire();
    // Of what the show keeps later, nothing changes what it kept then.
    await owner.query('update public.podcasts set keep_episodes = 50');
    const episodes = createEpisodeStatusReader(database.config);
    const at = expect.stringMatching(/^20\d\d-.*Z$/);
    const told = await Promise.all(ids.map(async (id) => (await episodes.find(id))?.expired));
    expect(told.slice(0, 2)).toEqual([
      { keepEpisodes: 2, at },
      { keepEpisodes: 2, at },
    ]);
    expect(told.slice(2)).toEqual([null, null]);
    const old = await showWith({ keep_days: 7 }, [9, 1]);
    await expire();
    expect((await episodes.find(old.ids[0] ?? ''))?.expired).toEqual({ keepDays: 7, at });
  });

  test('that says both keeps what is within both', async () => {
    const { ids } = await showWith({ keep_episodes: 2, keep_days: 7 }, [9, 3, 2, 1]);
    expect(await expire()).toEqual(ids.slice(0, 2));
    const old = await showWith({ keep_episodes: 10, keep_days: 7 }, [9, 8, 1]);
    expect(await expire()).toEqual(old.ids.slice(0, 2));
  });

  test('has as many at once as are asked for, the oldest first', async () => {
    const { ids } = await showWith({ keep_episodes: 1 }, [5, 4, 3, 1]);
    expect(await expire(2)).toEqual(ids.slice(0, 2));
    expect(await expire(2)).toEqual(ids.slice(2, 3));
  });

  test('refuses to keep nothing', async () => {
    for (const keeps of [{ keep_episodes: 0 }, { keep_days: 0 }, { keep_episodes: 100_001 }]) {
      const { error } = await database.service.from('podcasts').insert({ title: 'T', ...keeps });
      expect(error?.code).toBe('23514');
    }
  });
});

describe('what a show doesn’t keep', () => {
  test('is withdrawn: gone from the public, told to others, and waits for its files to go', async () => {
    const { podcastId, ids } = await showWith({ keep_episodes: 1 }, [2, 1]);
    const [gone, kept] = ids as [string, string];
    expect(await expire()).toEqual([gone]);
    expect(await visibilityOf(gone)).toBe('withdrawn');
    const { data: published } = await database.anon
      .from('published_episodes')
      .select('id')
      .eq('podcast_id', podcastId);
    expect(published).toEqual([{ id: kept }]);
    const { data: events } = await database.service
      .from('episode_events')
      .select('change')
      .eq('episode_id', gone)
      .not('change', 'is', null);
    expect(events).toEqual([{ change: 'withdrawn' }]);
    const { data: waiting } = await database.service.rpc('unpublished_episodes', { p_limit: 100 });
    expect(waiting).toContainEqual(expect.objectContaining({ id: gone, is_republished: true }));
  });

  test('stays as long as it is being made again', async () => {
    const { podcastId, ids } = await showWith({ keep_episodes: 1 }, [2, 1]);
    const [again] = ids as [string];
    const execution = `${again}-2`;
    await functions.open(podcastId, again, { p_execution: execution, p_trigger: 'retry' });
    expect(await expire()).toEqual([]);
    await functions.fail(again, execution);
    expect(await visibilityOf(again)).toBe('public');
  });

  test('is not what somebody has hidden, which doesn’t count either', async () => {
    const { ids } = await showWith({ keep_episodes: 2 }, [4, 3, 2]);
    const [first, second, third] = ids as [string, string, string];
    await createVisibilityStore(database.config).set(third, 'hidden');
    expect(await expire()).toEqual([]);
    expect(await Promise.all([first, second, third].map(visibilityOf))).toEqual([
      ...['public', 'public', 'hidden'],
    ]);
  });

  test('is nothing that was never published', async () => {
    const { podcastId } = await showWith({ keep_episodes: 1 }, [1]);
    await completeEpisode(database.service, podcastId);
    expect(await expire()).toEqual([]);
  });
});

test.each([0, 1001])('a page of %s is refused', async (p_limit) => {
  const { error } = await database.service.rpc('expire_episodes', { p_limit });
  expect(error).toMatchObject({ code: 'PT470', details: 'InvalidArgument' });
});
