import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EpisodeStatusViewSchema } from '../../src/api/episode-status/schema.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let api: TestApi;
let episodes: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  api = await startTestApi();
  episodes = episodeFunctions(api.database.service);
});
afterAll(() => api?.close());

const EPISODES = '/api/v1/episodes';
const aShow = () => insertShow(api.database.service);
const status = async (id: string) => (await api.call(`${EPISODES}/${id}`)).body;
const retry = (id: string, body: unknown = {}) => api.send('POST', `${EPISODES}/${id}/retry`, body);
const cancel = (id: string) => api.call(`${EPISODES}/${id}/cancel`, { method: 'POST' });
/** An episode that failed while it was spoken. */
const failedEpisode = async (podcastId: string) => {
  const id = randomUUID();
  await episodes.open(podcastId, id);
  await episodes.mark(id, 'content_collected', { content: storedObject('content') });
  await episodes.mark(id, 'processing', { script: storedObject('script') });
  await episodes.fail(id);
  return id;
};

describe('GET /api/v1/episodes', () => {
  test('lists newest first, page by page, as the status route tells each', async () => {
    const podcastId = await aShow();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1)
      ids.unshift(await completeEpisode(api.database.service, podcastId));
    const seen: unknown[] = [];
    let query = `podcastId=${podcastId.toUpperCase()}&limit=2`;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { status: number; body: { episodes: unknown[]; nextCursor: string | null } } =
        await api.call(`${EPISODES}?${query}&cursor=${cursor}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.episodes);
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(await Promise.all(ids.map(status)));
    for (const view of seen) EpisodeStatusViewSchema.parse(view);
    query = `podcastId=${podcastId}&limit=5`;
    expect((await api.call(`${EPISODES}?${query}`)).body.nextCursor).toBeNull();
  });

  test('lists those of a status', async () => {
    const podcastId = await aShow();
    await completeEpisode(api.database.service, podcastId);
    const failed = await failedEpisode(podcastId);
    const { body } = await api.call(`${EPISODES}?podcastId=${podcastId}&status=failed`);
    expect(body.episodes.map(({ episodeId }: { episodeId: string }) => episodeId)).toEqual([
      failed,
    ]);
    expect((await api.call(`${EPISODES}?podcastId=${randomUUID()}`)).body).toEqual({
      episodes: [],
      nextCursor: null,
    });
  });

  test.each([
    ['podcastId=1', 'podcastId'],
    ['status=done', 'status'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e1', 'limit'],
    ['cursor=xyz', 'cursor'],
    [`cursor=${Buffer.from('["0000-01-01T00:00:00Z","x"]').toString('base64url')}`, 'cursor'],
    ['podcast_id=1', 'podcast_id'],
  ])('answers 400 to ?%s', async (query, field) => {
    const { status, body } = await api.call(`${EPISODES}?${query}`);
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });
});

describe('estimatedCompletionAt', () => {
  test('goes by what the show’s runs have taken; without one nobody knows', async () => {
    const podcastId = await aShow();
    const first = randomUUID();
    await episodes.open(podcastId, first);
    expect((await status(first)).estimatedCompletionAt).toBeNull();
    await episodes.mark(first, 'content_collected');
    await episodes.mark(first, 'processing');
    await episodes.complete(first);
    // The transitions of the past, ten, twenty and sixty seconds apart.
    await api.database.supabase.query(
      `update public.episode_events set occurred_at = '2026-03-01T08:00:00Z'::timestamptz + case status
         when 'pending' then interval '0' when 'content_collected' then interval '10 s'
         when 'processing' then interval '30 s' else interval '90 s' end
       where episode_id = $1`,
      [first],
    );
    const second = randomUUID();
    await episodes.open(podcastId, second);
    const { startedAt, estimatedCompletionAt } = await status(second);
    expect(Date.parse(estimatedCompletionAt) - Date.parse(startedAt)).toBe(90_000);
    await episodes.skip(second);
    expect((await status(second)).estimatedCompletionAt).toBeNull();
  });
});

describe('POST /api/v1/episodes/{episodeId}/retry', () => {
  test.each([
    [{}, 'audio'],
    [{ from: 'script' }, 'script'],
    [{ from: 'collect' }, 'collect'],
  ])('of a failed episode by %j starts a new attempt from %s', async (body, from) => {
    const podcastId = await aShow();
    const id = await failedEpisode(podcastId);
    const answer = await retry(id, body);
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({
      episodeId: id,
      executionArn: `${api.machineArn.replace(':stateMachine:', ':execution:')}:${id}-2`,
      statusUrl: `${api.url}${EPISODES}/${id}`,
    });
    expect(answer.headers.get('location')).toBe(answer.body.statusUrl);
    expect(await api.describe(`${id}-2`)).toMatchObject({
      status: 'RUNNING',
      input: { version: '1.0', podcastId, episodeId: id, trigger: 'retry', from },
    });
    expect(await status(id)).toMatchObject({ status: 'pending', attempt: 2, terminal: false });
  });

  test('of a completed episode makes it again', async () => {
    const id = await completeEpisode(api.database.service, await aShow());
    expect((await api.call(`${EPISODES}/${id}/retry`, { method: 'POST' })).status).toBe(202);
    expect((await api.describe(`${id}-2`)).input).toMatchObject({ from: 'collect' });
  });

  test('twice at the same moment starts one, and both are told of it', async () => {
    const id = await failedEpisode(await aShow());
    const before = await api.countExecutions();
    const answers = await Promise.all(Array.from({ length: 10 }, () => retry(id)));
    expect(await api.countExecutions()).toBe(before + 1);
    for (const { status: code, body } of answers) {
      expect([202, 409]).toContain(code);
      expect(body.statusUrl).toBe(`${api.url}${EPISODES}/${id}`);
    }
    expect(answers.filter(({ status: code }) => code === 202).length).toBeGreaterThan(0);
    const again = await retry(id);
    expect([again.status, again.body.type]).toEqual([409, 'urn:stepcast:problem:episode-live']);
  });

  test('passes over attempts that died before they began', async () => {
    const id = await failedEpisode(await aShow());
    await retry(id);
    await cancel(id);
    expect((await status(id)).error.name).toBe('SpeechRefused');
    expect((await retry(id)).body.executionArn).toMatch(/-3$/);
  });

  test('of an episode that was refused at its opening opens it', async () => {
    const podcastId = await aShow();
    const id = randomUUID();
    const window = { from: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z' };
    const key = { 'Idempotency-Key': id };
    await api.send('POST', EPISODES, { podcastId, window }, key);
    await expect.poll(async () => (await status(id)).status, { timeout: 30_000 }).toBe('failed');
    expect((await retry(id, { from: 'audio' })).body.type).toBe(
      'urn:stepcast:problem:missing-output',
    );
    expect((await retry(id)).status).toBe(202);
    expect((await api.describe(`${id}-2`)).input).toMatchObject({
      podcastId,
      window,
      from: 'collect',
    });
  });

  test('is refused while the episode is live, its show is busy, or an output is missing', async () => {
    const podcastId = await aShow();
    const failed = randomUUID();
    await episodes.open(podcastId, failed);
    const live = await retry(failed);
    expect([live.status, live.body.type]).toEqual([409, 'urn:stepcast:problem:episode-live']);
    await episodes.fail(failed);
    const missing = await retry(failed, { from: 'script' });
    expect(missing.status).toBe(409);
    expect(missing.body.detail).toContain('no content');
    const other = randomUUID();
    await episodes.open(podcastId, other);
    const busy = await retry(failed);
    expect([busy.status, busy.body.statusUrl]).toEqual([409, `${api.url}${EPISODES}/${other}`]);
  });

  test.each([
    ['x', {}, 400],
    [randomUUID(), {}, 404],
    [randomUUID(), { from: 'middle' }, 400],
    [randomUUID(), { form: 'audio' }, 400],
    [randomUUID(), [], 400],
    [randomUUID(), '{', 400],
  ])('%s with %j is %i', async (id, body, expected) => {
    expect((await retry(id, body)).status).toBe(expected);
  });
});

describe('POST /api/v1/episodes/{episodeId}/cancel', () => {
  test('ends an episode and its execution, and a late writer changes nothing', async () => {
    const podcastId = await aShow();
    const id = randomUUID();
    await api.send('POST', EPISODES, { podcastId }, { 'Idempotency-Key': id });
    await episodes.open(podcastId, id);
    await episodes.mark(id, 'content_collected');
    const { status: code, body } = await cancel(id);
    expect(code).toBe(200);
    expect(body).toMatchObject({
      status: 'failed',
      error: { state: 'WriteScript', name: 'Cancelled' },
      terminal: true,
    });
    expect(body.error.message).toContain('a program with the internal API key');
    expect(await api.describe(id)).toMatchObject({ status: 'ABORTED', error: 'Cancelled' });
    expect((await episodes.mark(id, 'processing')).status).toBe(479);
    expect((await episodes.progress(id, 1, 2)).status).toBe(477);
    expect((await episodes.complete(id)).status).toBe(479);
    expect(await status(id)).toEqual(body);
    expect((await cancel(id)).body).toEqual(body);
  });

  test('ends one that is about to open', async () => {
    const id = randomUUID();
    await api.send('POST', EPISODES, { podcastId: await aShow() }, { 'Idempotency-Key': id });
    expect((await cancel(id)).body).toMatchObject({
      status: 'failed',
      error: { state: 'OpenEpisode', name: 'Cancelled' },
    });
    expect((await api.describe(id)).status).toBe('ABORTED');
    expect((await cancel(id)).status).toBe(200);
  });

  test('is refused for what has ended, be it a moment ago', async () => {
    const completed = await completeEpisode(api.database.service, await aShow());
    const { status: code, body } = await cancel(completed);
    expect([code, body.type]).toEqual([409, 'urn:stepcast:problem:episode-ended']);
    expect((await cancel(await failedEpisode(await aShow()))).status).toBe(409);
    expect((await status(completed)).status).toBe('completed');
  });

  test('answers 404 to an unknown episode, and 400 to what is none', async () => {
    expect((await cancel(randomUUID())).status).toBe(404);
    expect((await cancel('x')).status).toBe(400);
    const path = `${EPISODES}/${randomUUID()}/cancel`;
    expect((await api.send('POST', path, { reason: 'no' })).status).toBe(400);
  });
});

test('fifty requests with one key start one episode, and all name it', async () => {
  const podcastId = await aShow();
  const key = randomUUID();
  const before = await api.countExecutions();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      api.send('POST', EPISODES, { podcastId }, { 'Idempotency-Key': key }),
    ),
  );
  expect(await api.countExecutions()).toBe(before + 1);
  expect(answers.map(({ status: code, body }) => [code, body.episodeId])).toEqual(
    Array.from({ length: 50 }, () => [202, key]),
  );
});

describe('POST /api/v1/episodes/{episodeId}/hide, show and withdraw', () => {
  const decide = (id: string, deed: string) => api.send('POST', `${EPISODES}/${id}/${deed}`, {});
  const aPublishedOne = async () => publishEpisode(api.database.service, await aShow());

  test('answer the status that it has then, and start the run that writes feed and pages anew', async () => {
    const id = await aPublishedOne();
    for (const [deed, visibility] of [
      ['hide', 'hidden'],
      ['hide', 'hidden'],
      ['show', 'public'],
      ['withdraw', 'withdrawn'],
    ] as const) {
      const before = await api.countExecutions('reconcile');
      const { status: code, body } = await decide(id, deed);
      expect(code).toBe(202);
      expect(EpisodeStatusViewSchema.parse(body)).toMatchObject({
        ...{ visibility, visibilityPending: true, status: 'completed' },
      });
      expect(await api.countExecutions('reconcile')).toBe(before + 1);
    }
  });

  test('a withdrawn episode is neither shown nor made again nor edited, by name', async () => {
    const id = await aPublishedOne();
    await decide(id, 'withdraw');
    for (const answer of [await decide(id, 'show'), await decide(id, 'hide'), await retry(id)]) {
      expect(answer).toMatchObject({
        status: 409,
        body: { type: 'urn:stepcast:problem:episode-withdrawn' },
      });
    }
  });

  test('refuse what was never published, what is being made, and what there is not', async () => {
    const podcastId = await aShow();
    const id = randomUUID();
    await episodes.open(podcastId, id);
    expect(await decide(id, 'hide')).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:never-published' },
    });
    const published = await aPublishedOne();
    const { podcastId: showId } = await status(published);
    const again = { p_execution: `${published}-2`, p_trigger: 'retry' };
    await episodes.open(showId, published, again);
    expect(await decide(published, 'withdraw')).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:episode-live' },
    });
    expect((await decide(randomUUID(), 'hide')).status).toBe(404);
    expect((await decide('x', 'hide')).status).toBe(400);
  });
});
