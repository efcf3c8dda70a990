import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createPublishedAudioReader } from '../../src/clients/supabase/episodes/published-audio.ts';
import { createVisibilityStore } from '../../src/clients/supabase/episodes/visibility-store.ts';
import type { Visibility } from '../../src/episode/visibility.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
let functions: ReturnType<typeof episodeFunctions>;
let visibility: ReturnType<typeof createVisibilityStore>;
let episodes: ReturnType<typeof createEpisodeStore>;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
  visibility = createVisibilityStore(database.config);
  episodes = createEpisodeStore(database.config);
});
afterAll(() => database.close());

const published = async () => {
  const podcastId = await insertShow(database.service);
  return { podcastId, id: await publishEpisode(database.service, podcastId) };
};
/** What PublishFeed does in the database when it has written. */
const follow = async (podcastId: string, id: string) => {
  const change = (await episodes.listChanges(podcastId)).find(({ episodeId }) => episodeId === id);
  await episodes.markPublished({ episodeId: id, execution: id }, change?.changedAt ?? null);
};
const listedFor = async (podcastId: string) =>
  (await episodes.listPublished(podcastId)).episodes.map(({ id }) => id);
const publicIds = async (podcastId: string) => {
  const rows = database.anon.from('published_episodes').select('id').eq('podcast_id', podcastId);
  const { data } = await rows.throwOnError();
  return data.map(({ id }) => id);
};
const waiting = async (execution: string) => {
  const call = database.service.rpc('unpublished_episodes', {
    p_limit: 100,
    p_execution: execution,
  });
  const { data } = await call.throwOnError();
  return data as { id: string; is_republished: boolean }[];
};
const changesOf = async (id: string) => {
  const rows = database.service.from('episode_events').select('change').eq('episode_id', id);
  const { data } = await rows.not('change', 'is', null).order('id').throwOnError();
  return data.map(({ change }) => change);
};

describe('hiding', () => {
  test('takes an episode from the public at once, and shows it again when feed and files are there', async () => {
    const { podcastId, id } = await published();
    const audio = createPublishedAudioReader(database.config);
    expect(await visibility.set(id, 'hidden')).toEqual({
      ...{ outcome: 'changed', execution: id, isPending: true },
    });
    expect(await publicIds(podcastId)).toEqual([]);
    expect(await audio.find(id)).toBeNull();
    expect(await listedFor(podcastId)).toEqual([]);
    expect(await waiting(id)).toMatchObject([{ id, is_republished: true }]);
    await follow(podcastId, id);
    expect(await waiting(id)).toEqual([]);

    await visibility.set(id, 'public');
    expect(await publicIds(podcastId)).toEqual([]);
    expect(await listedFor(podcastId)).toEqual([id]);
    await follow(podcastId, id);
    expect(await publicIds(podcastId)).toEqual([id]);
    expect(await audio.find(id)).toMatchObject({ episodeId: id });
    expect(await changesOf(id)).toEqual(['hidden', 'shown']);
  });

  test('asked again it changes nothing, and says whether there is still something to do', async () => {
    const { podcastId, id } = await published();
    await visibility.set(id, 'hidden');
    const [before] = await episodes.listChanges(podcastId);
    expect(await visibility.set(id, 'hidden')).toMatchObject({ isPending: true });
    await follow(podcastId, id);
    expect(await visibility.set(id, 'hidden')).toMatchObject({ isPending: false });
    expect(await episodes.listChanges(podcastId)).toEqual([before]);
    expect(await changesOf(id)).toEqual(['hidden']);
  });

  test('is not taken for done by a run that read the episode before', async () => {
    const { podcastId, id } = await published();
    await visibility.set(id, 'hidden');
    await episodes.markPublished({ episodeId: id, execution: id });
    expect(await waiting(id)).toMatchObject([{ id, is_republished: true }]);
    const [hidden] = await episodes.listChanges(podcastId);
    await visibility.set(id, 'public');
    await episodes.markPublished({ episodeId: id, execution: id }, hidden?.changedAt);
    expect(await publicIds(podcastId)).toEqual([]);
    await follow(podcastId, id);
    expect(await publicIds(podcastId)).toEqual([id]);
  });

  test('takes away once more what a run may have written late, and then no more', async () => {
    const { podcastId, id } = await published();
    await visibility.set(id, 'hidden');
    await follow(podcastId, id);
    expect(await waiting(id)).toEqual([]);
    // Five minutes later.
    const client = new pg.Client({ connectionString: database.postgres.url });
    await client.connect();
    await client.query('set session_replication_role = replica');
    await client.query(
      `update public.episodes set visibility_changed_at = visibility_changed_at - interval '5 minutes',
        republish_since = republish_since - interval '5 minutes' where id = $1`,
      [id],
    );
    await client.end();
    expect(await waiting(id)).toMatchObject([{ id, is_republished: true }]);
    await follow(podcastId, id);
    expect(await waiting(id)).toEqual([]);
    const rows = database.service.from('episodes').select('republish_since').eq('id', id);
    expect((await rows.single().throwOnError()).data).toEqual({ republish_since: null });
  });

  test('lasts through a new attempt, which is completed and in no feed', async () => {
    const { podcastId, id } = await published();
    await visibility.set(id, 'hidden');
    await follow(podcastId, id);
    const again = `${id}-2`;
    await functions.open(podcastId, id, { p_execution: again, p_trigger: 'retry' });
    expect(await waiting(again)).toEqual([]);
    await functions.mark(id, 'content_collected', { content: storedObject('content') }, again);
    await functions.mark(id, 'processing', { script: storedObject('script'), title: 'New' }, again);
    await functions.complete(id, again);
    expect(await listedFor(podcastId)).toEqual([]);
    const [change] = await episodes.listChanges(podcastId);
    await episodes.markPublished({ episodeId: id, execution: again }, change?.changedAt);
    expect(await waiting(again)).toEqual([]);
    expect(await publicIds(podcastId)).toEqual([]);
  });

  test('of an episode whose new attempt failed, shows what was published before', async () => {
    const { podcastId, id } = await published();
    const again = `${id}-2`;
    await functions.open(podcastId, id, { p_execution: again, p_trigger: 'retry' });
    await functions.fail(id, again);
    for (const [wish, ids] of [
      ['hidden', []],
      ['public', [id]],
    ] as const) {
      await visibility.set(id, wish);
      expect(await waiting(again)).toMatchObject([{ id }]);
      const [change] = await episodes.listChanges(podcastId);
      await episodes.markPublished({ episodeId: id, execution: again }, change?.changedAt);
      expect(await waiting(again)).toEqual([]);
      expect(await publicIds(podcastId)).toEqual(ids);
    }
  });
});

describe('an episode that is withdrawn', () => {
  test.each<Visibility>(['public', 'hidden'])('is never %s again', async (wish) => {
    const { id } = await published();
    await visibility.set(id, 'withdrawn');
    expect(await visibility.set(id, wish)).toEqual({ outcome: 'withdrawn' });
    const update = database.service.from('episodes').update({ visibility: wish }).eq('id', id);
    expect((await update).error).toMatchObject({ code: 'PT487', details: 'EpisodeWithdrawn' });
  });

  test('has no new attempt', async () => {
    const { podcastId, id } = await published();
    await visibility.set(id, 'withdrawn');
    const opened = await functions.open(podcastId, id, {
      ...{ p_execution: `${id}-2`, p_trigger: 'retry' },
    });
    expect(opened).toMatchObject({ status: 487, details: 'EpisodeWithdrawn' });
  });

  test('stays told: what comes after knows it, and begins where it ended', async () => {
    const podcastId = await insertShow(database.service);
    const { open, mark, complete, publish } = functions;
    const id = randomUUID();
    const { row } = await open(podcastId, id, {
      p_window_from: '2026-11-01T00:00:00Z',
      p_window_until: '2026-11-02T00:00:00Z',
    });
    await mark(id, 'content_collected', { content: storedObject('content') });
    await mark(id, 'processing', { script: storedObject('script'), title: 'Monday' });
    await complete(id, id, {
      p_outputs: { audio: storedObject('audio'), coverage: storedObject('coverage') },
    });
    await publish(id);
    await visibility.set(id, 'withdrawn');
    await follow(podcastId, id);
    const next = randomUUID();
    await open(podcastId, next, {
      p_window_from: row.window_until,
      p_window_until: '2026-11-03T00:00:00Z',
    });
    expect(await episodes.listEarlier(next)).toMatchObject([{ episodeId: id }]);
  });

  test('has no script that awaits a review, so that those of others are spoken', async () => {
    const podcastId = await insertShow(database.service, {
      config: { review: { days: 1, atDeadline: 'publish' } },
    });
    const id = await publishEpisode(database.service, podcastId);
    const other = randomUUID();
    for (const [episode, attempt] of [
      [id, 2],
      [other, 1],
    ] as const) {
      await functions.open(podcastId, episode, {
        ...{ p_execution: `${episode}-${attempt}`, p_trigger: 'retry' },
      });
      const mark = (status: string, outputs: object) =>
        functions.mark(episode, status, outputs, `${episode}-${attempt}`);
      await mark('content_collected', { content: storedObject('content') });
      await mark('awaiting_review', { script: storedObject('script') });
    }
    await visibility.set(id, 'withdrawn');
    const rows = database.service.from('episodes');
    const { data } = await rows.select('status, visibility').eq('id', id).throwOnError();
    expect(data).toEqual([{ status: 'skipped', visibility: 'withdrawn' }]);
    const past = { review_until: new Date().toISOString() };
    await database.service.from('episodes').update(past).eq('id', other).throwOnError();
    const overdue = await database.service.rpc('overdue_reviews', { p_limit: 9 }).throwOnError();
    expect(overdue.data).toMatchObject([{ id: other, at_deadline: 'publish' }]);
  });

  test('is searched by nobody any more', async () => {
    const { id } = await published();
    await database.service
      .rpc('index_episode', {
        ...{ p_episode_id: id, p_transcript_key: 'k', p_language: 'en' },
        ...{ p_passages: [], p_words: [] },
      })
      .throwOnError();
    await visibility.set(id, 'withdrawn');
    const rows = database.service.from('search_documents').select().eq('episode_id', id);
    expect((await rows).data).toEqual([]);
  });
});

describe('is refused by name', () => {
  test('what there is not, what was never published, and withdrawing what is being made', async () => {
    expect(await visibility.set(randomUUID(), 'hidden')).toEqual({ outcome: 'unknown' });
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    expect(await visibility.set(id, 'hidden')).toEqual({ outcome: 'never-published' });

    const other = await published();
    const again = { p_execution: `${other.id}-2`, p_trigger: 'retry' };
    await functions.open(other.podcastId, other.id, again);
    expect(await visibility.set(other.id, 'withdrawn')).toEqual({ outcome: 'live' });
    expect(await visibility.set(other.id, 'hidden')).toMatchObject({ outcome: 'changed' });
  });
});

test('a webhook is told what somebody did with an episode, and of its completion once', async () => {
  const { podcastId, id } = await published();
  await database.service
    .rpc('create_webhook_endpoint', {
      p_url: 'https://hooks.example/in',
      p_secret: `whsec_${'A'.repeat(43)}=`,
      p_podcast_id: podcastId,
    })
    .throwOnError();
  await visibility.set(id, 'hidden');
  await follow(podcastId, id);
  await visibility.set(id, 'withdrawn');
  await follow(podcastId, id);
  const { data } = await database.service
    .from('webhook_deliveries')
    .select('payload')
    .order('event_id')
    .throwOnError();
  const own = data.filter(({ payload }) => payload.data.episodeId === id);
  expect(own.map(({ payload }) => payload)).toMatchObject([
    { type: 'episode.hidden', data: { status: 'completed', audioUrl: null } },
    { type: 'episode.withdrawn', data: { status: 'completed', audioUrl: null } },
  ]);
});

test('an episode that was completed while its publication failed can be withdrawn, and is never published', async () => {
  const podcastId = await insertShow(database.service);
  const id = await completeEpisode(database.service, podcastId);
  expect(await visibility.set(id, 'withdrawn')).toMatchObject({ outcome: 'changed' });
  await follow(podcastId, id);
  expect(await listedFor(podcastId)).toEqual([]);
  expect(await publicIds(podcastId)).toEqual([]);
  expect(await waiting(id)).toEqual([]);
});
