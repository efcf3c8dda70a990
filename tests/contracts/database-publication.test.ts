import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
let functions: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
});
afterAll(() => database.close());

const publicEpisodes = async (podcastId: string) => {
  const { data } = await database.anon
    .from('published_episodes')
    .select()
    .eq('podcast_id', podcastId)
    .throwOnError();
  return data ?? [];
};

test('a completed episode is not public until it is published', async () => {
  const podcastId = await insertShow(database.service, { podcast: { author: 'A. Author' } });
  const id = await completeEpisode(database.service, podcastId);
  expect(await publicEpisodes(podcastId)).toEqual([]);
  expect(
    (await database.anon.from('published_podcasts').select().eq('id', podcastId)).data,
  ).toEqual([]);

  const { status, row } = await functions.publish(id);
  expect(status).toBe(200);
  expect(await publicEpisodes(podcastId)).toEqual([
    {
      id,
      podcast_id: podcastId,
      title: 'Monday',
      description: 'What happened.',
      language_code: 'en-US',
      audio_url: row['audio_url'],
      duration_ms: 60_000,
      published_at: row['published_at'],
    },
  ]);
  expect(
    (await database.anon.from('published_podcasts').select().eq('id', podcastId)).data,
  ).toEqual([
    {
      id: podcastId,
      title: 'Morning Digest',
      description: '',
      language_code: 'en-US',
      author: 'A. Author',
      image_url: null,
    },
  ]);
});

test('the date of publication is the one that the feed was put with', async () => {
  const id = await completeEpisode(database.service, await insertShow(database.service));
  const { row } = await functions.publish(id);
  expect(row['published_at']).toBe(row['last_transition_at']);
});

test('publishing again keeps the first date', async () => {
  const id = await completeEpisode(database.service, await insertShow(database.service));
  const first = (await functions.publish(id)).row;
  expect((await functions.publish(id)).row['published_at']).toBe(first['published_at']);
});

test('an episode whose own feed failed is published by the next feed, which has it', async () => {
  const podcastId = await insertShow(database.service);
  const [stuck, cutOff] = [
    await completeEpisode(database.service, podcastId),
    await completeEpisode(database.service, podcastId),
  ];
  expect((await functions.recordPublishFailure(stuck)).status).toBe(200);
  const next = await completeEpisode(database.service, podcastId);
  await functions.publish(next);
  const { data } = await database.service
    .from('episodes')
    .select('id,published_at,last_transition_at,metadata')
    .in('id', [stuck, cutOff])
    .throwOnError();
  const rowOf = (id: string) => data?.find((row) => row.id === id);
  expect(rowOf(stuck)?.published_at).toBe(rowOf(stuck)?.last_transition_at);
  expect(rowOf(stuck)?.metadata).not.toHaveProperty('publishError');
  // Whatever kept it from saying so itself.
  expect(rowOf(cutOff)?.published_at).toBe(rowOf(cutOff)?.last_transition_at);
  expect((await publicEpisodes(podcastId)).map(({ id }) => id).toSorted()).toEqual(
    [stuck, cutOff, next].toSorted(),
  );
});

describe('what is completed and in no feed', () => {
  const unpublished = async (execution: string | null = null) => {
    const { data } = await database.service
      .rpc('unpublished_episodes', { p_limit: 1000, p_execution: execution })
      .throwOnError();
    return data as { id: string; podcast_id: string; execution: string }[];
  };

  test('is listed from its completion to its publication', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    await functions.mark(id, 'content_collected');
    await functions.mark(id, 'processing', { title: 'Monday', summary: 'What.' });
    expect(await unpublished(id)).toEqual([]);
    await functions.complete(id);
    expect(await unpublished(id)).toMatchObject([{ id, podcast_id: podcastId, execution: id }]);
    expect(await unpublished()).toContainEqual(expect.objectContaining({ id }));
    await functions.publish(id);
    expect(await unpublished(id)).toEqual([]);
  });

  test('is also what was published before and made anew, but not while it is made', async () => {
    const podcastId = await insertShow(database.service);
    const id = await completeEpisode(database.service, podcastId);
    await functions.publish(id);
    const second = `${id}-2`;
    await functions.open(podcastId, id, { p_execution: second });
    expect(await unpublished(second)).toEqual([]);
    await functions.mark(id, 'content_collected', {}, second);
    await functions.mark(id, 'processing', { title: 'Tuesday', summary: 'Else.' }, second);
    await functions.complete(id, second);
    expect(await unpublished(second)).toMatchObject([{ id }]);
    await functions.publish(id, second);
    expect(await unpublished(second)).toEqual([]);
  });
});

test.each(['pending', 'failed'])('an episode that is %s is not published', async (status) => {
  const id = randomUUID();
  await functions.open(await insertShow(database.service), id);
  if (status === 'failed') await functions.fail(id);
  expect(await functions.publish(id)).toMatchObject({ status: 479, details: 'IllegalTransition' });
  expect(await functions.recordPublishFailure(id)).toMatchObject({ status: 479 });
});

test('what is published stays as it is while a new attempt runs, fails, or is not published yet', async () => {
  const podcastId = await insertShow(database.service);
  const id = await completeEpisode(database.service, podcastId);
  await functions.publish(id);
  const published = await publicEpisodes(podcastId);

  const second = `${id}-2`;
  await functions.open(podcastId, id, { p_execution: second });
  await functions.mark(id, 'content_collected', {}, second);
  await functions.mark(id, 'processing', { title: 'Tuesday', summary: 'Else.' }, second);
  expect(await publicEpisodes(podcastId)).toEqual(published);
  await functions.fail(id, second);
  expect(await publicEpisodes(podcastId)).toEqual(published);

  const third = `${id}-3`;
  await functions.open(podcastId, id, { p_execution: third });
  await functions.mark(id, 'content_collected', {}, third);
  await functions.mark(id, 'processing', { title: 'Wednesday', summary: 'Else.' }, third);
  await functions.complete(id, third);
  expect(await publicEpisodes(podcastId)).toEqual(published);
  await functions.publish(id, third);
  expect(await publicEpisodes(podcastId)).toEqual([
    {
      ...published[0],
      title: 'Wednesday',
      description: 'Else.',
      audio_url: `https://media.test/${id}-${third}.mp3`,
    },
  ]);
});

test('a failed publication is noted, leaves the episode completed, and is cleared by a good one', async () => {
  const id = await completeEpisode(database.service, await insertShow(database.service));
  expect((await functions.recordPublishFailure(id)).row).toMatchObject({
    status: 'completed',
    published_at: null,
    metadata: {
      publishError: {
        name: 'StorageUnavailable',
        cause: 'S3 was busy.',
        failedAt: expect.stringMatching(/Z$/),
      },
    },
  });
  expect((await functions.publish(id)).row.metadata).toEqual({});
});

test('the feed lists completed episodes, and published ones whose new attempt is not completed as they were', async () => {
  const podcastId = await insertShow(database.service);
  const retried = await completeEpisode(database.service, podcastId);
  await functions.publish(retried);
  await functions.open(podcastId, retried, { p_execution: `${retried}-2` });
  await functions.fail(retried, `${retried}-2`);
  const failed = randomUUID();
  await functions.open(podcastId, failed);
  await functions.fail(failed);
  const fresh = await completeEpisode(database.service, podcastId);
  const { data } = await database.service
    .from('feed_episodes')
    .select('id,title,audio_url,outputs')
    .eq('podcast_id', podcastId)
    .order('published_at', { ascending: false });
  const outputs = {
    content: storedObject('content'),
    script: storedObject('script'),
    audio: storedObject('audio'),
  };
  expect(data).toEqual(
    [fresh, retried].map((id) => ({
      id,
      title: 'Monday',
      audio_url: `https://media.test/${id}-${id}.mp3`,
      outputs,
    })),
  );
});

describe('what listeners have heard before an episode', () => {
  const ended = async (podcastId: string, from: number, until: number, published = true) => {
    const id = randomUUID();
    const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T00:00:00Z`;
    await functions.open(podcastId, id, {
      p_window_from: day(from),
      p_window_until: day(until),
    });
    await functions.mark(id, 'content_collected', { content: storedObject('content') });
    const coverage = storedObject(`coverage-${from}-${until}`);
    await functions.mark(id, 'processing', { script: storedObject('script'), coverage });
    await functions.complete(id);
    if (published) await functions.publish(id);
    return id;
  };
  const heardBefore = (id: string) => createEpisodeStore(database.config).listEarlier(id);
  const windowsBefore = async (id: string) =>
    (await heardBefore(id)).map(({ coverage }) => coverage.key);
  const key = (name: string) => storedObject(`coverage-${name}`).key;

  test('are the published episodes of earlier windows, the latest first', async () => {
    const podcastId = await insertShow(database.service);
    await ended(podcastId, 1, 3);
    await ended(podcastId, 3, 5);
    await ended(podcastId, 5, 7, false);
    const late = await ended(podcastId, 7, 9);
    // An older window that is made up for: it knows nothing of what comes after it.
    const madeUp = await ended(podcastId, 4, 6);
    expect(await windowsBefore(madeUp)).toEqual([key('3-5'), key('1-3')]);
    expect(await windowsBefore(late)).toEqual(
      // Publishing an episode publishes what was completed before it.
      [key('5-7'), key('4-6'), key('3-5'), key('1-3')],
    );
    expect(await heardBefore(late)).toMatchObject([
      {},
      {},
      {},
      { until: new Date('2026-03-03T00:00:00Z') },
    ]);
  });

  test('do not hold the episode itself, nor what was withdrawn, nor other shows', async () => {
    const podcastId = await insertShow(database.service);
    const first = await ended(podcastId, 1, 3);
    const second = await ended(podcastId, 3, 5);
    await ended(await insertShow(database.service), 1, 3);
    expect(await windowsBefore(second)).toEqual([key('1-3')]);
    await database.supabase.query('delete from public.episode_releases where episode_id = $1', [
      first,
    ]);
    expect(await windowsBefore(second)).toEqual([]);
  });

  test('stay what was published while a new attempt of an earlier episode is under way', async () => {
    const podcastId = await insertShow(database.service);
    const first = await ended(podcastId, 1, 3);
    const second = await ended(podcastId, 3, 5);
    await functions.open(podcastId, first, { p_execution: `${first}-2`, p_trigger: 'retry' });
    expect(await windowsBefore(second)).toEqual([key('1-3')]);
  });

  test('is asked of an episode that exists', async () => {
    await expect(heardBefore(randomUUID())).rejects.toMatchObject({ name: 'EpisodeNotFound' });
  });
});
