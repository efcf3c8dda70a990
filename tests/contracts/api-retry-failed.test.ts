import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let api: TestApi;
let episodes: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  api = await startTestApi();
  episodes = episodeFunctions(api.database.service);
});
afterAll(() => api?.close());

/** An episode that failed while it was spoken, with an error of this name. */
const aFailure = async (error: string, podcastId: string) => {
  const id = randomUUID();
  await episodes.open(podcastId, id);
  await episodes.mark(id, 'content_collected', { content: storedObject('content') });
  await episodes.mark(id, 'processing', { script: storedObject('script') });
  await api.database.service.rpc('mark_episode_failed', {
    ...{ p_episode_id: id, p_execution: id, p_state: 'GenerateAudio' },
    ...{ p_error: error, p_cause: 'It broke.' },
  });
  return id;
};
const aShow = () => insertShow(api.database.service);
const retry = (body: unknown) => api.send('POST', '/api/v1/operations/retry', body);

describe('what failed with one error', () => {
  test('is listed alone', async () => {
    const [mine] = [await aFailure('ListedAlone', await aShow())];
    await aFailure('SomethingElse', await aShow());
    const { body } = await api.call('/api/v1/episodes?error=ListedAlone');
    expect(body.episodes.map(({ episodeId }: { episodeId: string }) => episodeId)).toEqual([mine]);
  });

  test('is told and left as it is, when nothing is to be started', async () => {
    const podcastId = await aShow();
    const id = await aFailure('ToldAlone', podcastId);
    const before = await api.countExecutions();
    expect(await retry({ error: 'ToldAlone', dryRun: true })).toMatchObject({
      status: 200,
      body: {
        error: 'ToldAlone',
        items: [{ episodeId: id, podcastId, outcome: 'would-start', from: 'audio' }],
        isMore: false,
      },
    });
    expect(await api.countExecutions()).toBe(before);
  });

  test('is made again, of each show the oldest first', async () => {
    const [one, other] = [await aShow(), await aShow()];
    const oldest = await aFailure('MadeAgain', one);
    const younger = await aFailure('MadeAgain', one);
    const alone = await aFailure('MadeAgain', other);
    const { body } = await retry({ error: 'MadeAgain' });
    expect(
      body.items.map(({ episodeId, outcome }: Record<string, string>) => [episodeId, outcome]),
    ).toEqual([
      [oldest, 'started'],
      [younger, 'waits'],
      [alone, 'started'],
    ]);
    expect((await api.describe(`${oldest}-2`)).input).toMatchObject({ from: 'audio' });
    // Asked again, what is under way is refused by itself, and nothing starts twice.
    const again = await retry({ error: 'MadeAgain' });
    expect(again.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'refused',
      'waits',
      'refused',
    ]);
  });

  test('keeps to one show, and says when there is more', async () => {
    const [mine, other] = [await aShow(), await aShow()];
    await aFailure('OneShow', mine);
    await aFailure('OneShow', other);
    const one = await retry({ error: 'OneShow', podcastId: mine, dryRun: true });
    expect(one.body.items).toHaveLength(1);
    expect((await retry({ error: 'OneShow', limit: 1, dryRun: true })).body).toMatchObject({
      items: [{ podcastId: other }],
      isMore: true,
    });
  });

  test.each([
    [{}, 'error'],
    [{ error: '' }, 'error'],
    [{ error: 'X', limit: 0 }, 'limit'],
    [{ error: 'X', from: 'audio' }, 'from'],
    [{ error: 'X', episodeIds: [randomUUID()] }, 'error'],
    [{ episodeIds: [] }, 'episodeIds'],
    [{ episodeIds: ['latest'] }, 'episodeIds.0'],
  ])('%j is refused by the field %s', async (body, field) => {
    const answer = await retry(body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
  });
});

describe('episodes that are named', () => {
  test('are made again whatever they failed with, of each show the oldest first', async () => {
    const [one, other] = [await aShow(), await aShow()];
    const oldest = await aFailure('NamedOne', one);
    const younger = await aFailure('NamedTwo', one);
    const alone = await aFailure('NamedThree', other);
    const left = await aFailure('NamedOne', await aShow());
    const { status, body } = await retry({ episodeIds: [alone, younger, oldest, oldest] });
    expect([status, body.error, body.isMore]).toEqual([200, null, false]);
    expect(
      body.items.map(({ episodeId, outcome }: Record<string, string>) => [episodeId, outcome]),
    ).toEqual([
      [oldest, 'started'],
      [younger, 'waits'],
      [alone, 'started'],
    ]);
    expect((await api.call(`/api/v1/episodes/${left}`)).body.attempt).toBe(1);
  });

  test('are refused one by one where they haven’t failed, and keep no other of their show', async () => {
    const podcastId = await aShow();
    const skipped = randomUUID();
    await episodes.open(podcastId, skipped);
    await api.database.service.rpc('skip_episode', {
      ...{ p_episode_id: skipped, p_execution: skipped, p_reason: 'nothing_to_tell' },
    });
    const failed = await aFailure('NamedBeside', podcastId);
    const nobody = randomUUID();
    const { body } = await retry({ episodeIds: [skipped, failed, nobody], dryRun: true });
    expect(body.items).toMatchObject([
      { episodeId: skipped, outcome: 'refused', detail: /hasn't failed: it is skipped/ },
      { episodeId: nobody, podcastId: null, outcome: 'refused', detail: /no episode/i },
      { episodeId: failed, outcome: 'would-start' },
    ]);
  });
});
