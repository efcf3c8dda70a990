import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
let functions: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
});
afterAll(() => database.close());

const aShow = (atDeadline: 'discard' | 'publish' = 'discard', days = 7) =>
  insertShow(database.service, { config: { review: { days, atDeadline } } });

const underReview = async (podcastId: string): Promise<string> => {
  const id = randomUUID();
  await functions.open(podcastId, id);
  await functions.mark(id, 'content_collected', { content: storedObject('content') });
  await functions.mark(id, 'awaiting_review', { script: storedObject('script'), title: 'Monday' });
  return id;
};

const read = async (id: string) => {
  const { data } = await database.service
    .from('episodes')
    .select()
    .eq('id', id)
    .single()
    .throwOnError();
  return data;
};
const discard = (id: string) =>
  database.service.rpc('discard_episode', { p_episode_id: id, p_reason: 'Too dull.' });
const approve = (podcastId: string, id: string) =>
  functions.open(podcastId, id, {
    ...{ p_execution: `${id}-2`, p_trigger: 'retry', p_from: 'audio' },
  });
const pass = (id: string) =>
  database.service
    .from('episodes')
    .update({ review_until: new Date().toISOString() })
    .eq('id', id)
    .throwOnError();
const overdue = async () => {
  const { data } = await database.service.rpc('overdue_reviews', { p_limit: 100 }).throwOnError();
  return data as { id: string; at_deadline: string }[];
};

describe('a script under review', () => {
  test('has the days of its show, and says until when', async () => {
    const id = await underReview(await aShow('discard', 3));
    const row = await read(id);
    const days = (Date.parse(row.review_until) - Date.parse(row.last_transition_at)) / 86_400_000;
    expect(days).toBeCloseTo(3, 5);
    const { data } = await database.service
      .from('episode_events')
      .select('detail')
      .match({ episode_id: id, status: 'awaiting_review' })
      .single();
    expect(Date.parse(data?.detail.until)).toBe(Math.floor(Date.parse(row.review_until)));
  });

  test('doesn’t block the next episode, which begins where its posts end', async () => {
    const podcastId = await aShow();
    const first = await read(await underReview(podcastId));
    const next = await functions.open(podcastId, randomUUID());
    expect(next.status).toBe(200);
    expect(next.row.window_from).toBe(first.window_until);
  });

  test('is no episode that reconcile could find dead', async () => {
    const id = await underReview(await aShow());
    const { data } = await database.service.rpc('unsettled_episodes', { p_limit: 1000 });
    expect(data.map((row: { id: string }) => row.id)).not.toContain(id);
  });

  test('is spoken by an attempt from the audio, which keeps what was written', async () => {
    const podcastId = await aShow();
    const id = await underReview(podcastId);
    const { status, row } = await approve(podcastId, id);
    expect(status).toBe(200);
    expect(row).toMatchObject({ status: 'pending', attempt: 2 });
    expect(row.outputs).toMatchObject({ script: storedObject('script') });
  });

  test('keeps its posts when speaking it fails, and gives them back when it is written anew', async () => {
    const podcastId = await aShow();
    const id = await underReview(podcastId);
    await approve(podcastId, id);
    await functions.fail(id, `${id}-2`);
    const failed = await read(id);
    const next = randomUUID();
    expect((await functions.open(podcastId, next)).row.window_from).toBe(failed.window_until);
    await functions.fail(next);
    await functions.open(podcastId, id, {
      ...{ p_execution: `${id}-3`, p_trigger: 'retry', p_from: 'script' },
    });
    expect((await read(id)).review_until).toBeNull();
  });

  test('gives its posts back when it is cancelled', async () => {
    const podcastId = await aShow();
    const id = await underReview(podcastId);
    const { window_from } = await read(id);
    expect((await functions.fail(id)).row.status).toBe('failed');
    const next = await functions.open(podcastId, randomUUID());
    expect(next.row.window_from).toBe(window_from);
  });

  test('that is discarded counts as told, and is discarded once', async () => {
    const podcastId = await aShow();
    const id = await underReview(podcastId);
    const { window_until } = await read(id);
    expect((await discard(id)).data).toMatchObject({
      status: 'skipped',
      metadata: { skipped: { reason: 'Too dull.', isDiscarded: true } },
    });
    expect((await discard(id)).status).toBe(200);
    const next = await functions.open(podcastId, randomUUID());
    expect(next.row.window_from).toBe(window_until);
  });

  test('can’t be discarded where there is none', async () => {
    const podcastId = await aShow();
    const id = randomUUID();
    await functions.open(podcastId, id);
    expect((await discard(id)).error?.details).toBe('IllegalTransition');
    await functions.skip(id);
    expect((await discard(id)).error?.details).toBe('IllegalTransition');
    expect((await discard(randomUUID())).error?.details).toBe('UnknownEpisode');
  });

  test('of an approval and a discard at the same moment one has its way', async () => {
    const podcastId = await aShow();
    const id = await underReview(podcastId);
    const [, opened] = await Promise.all([discard(id), approve(podcastId, id)]);
    // A discarded one can be spoken all the same: whoever approved it is obeyed.
    expect(opened.status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'pending', attempt: 2 });
  });
});

describe('reviews past their deadline', () => {
  test('are told with what their show wants; no others are', async () => {
    const [dull, fine, open] = [
      await underReview(await aShow('discard')),
      await underReview(await aShow('publish')),
      await underReview(await aShow('publish')),
    ];
    await pass(dull);
    await pass(fine);
    const told = new Map((await overdue()).map((row) => [row.id, row.at_deadline]));
    expect(told.get(dull)).toBe('discard');
    expect(told.get(fine)).toBe('publish');
    expect(told.has(open)).toBe(false);
  });

  test('are spoken one after the other, and not beside another episode of the show', async () => {
    const podcastId = await aShow('publish');
    const first = await underReview(podcastId);
    const second = await underReview(podcastId);
    await pass(first);
    await pass(second);
    const ids = async () =>
      (await overdue()).map(({ id }) => id).filter((id) => [first, second].includes(id));
    expect(await ids()).toEqual([first]);
    await functions.open(podcastId, randomUUID());
    expect(await ids()).toEqual([]);
  });

  test('a limit out of bounds is refused', async () => {
    const { error } = await database.service.rpc('overdue_reviews', { p_limit: 0 });
    expect(error?.details).toBe('InvalidArgument');
  });
});
