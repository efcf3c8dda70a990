import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InvocationReport } from '../../local/lambda/index.ts';
import { windowOf } from '../../scripts/demo/window-of.ts';
import type { EpisodeStatusView } from '../../src/api/episode-status/schema.ts';
import { aShow, endOf, startTestStack, type TestStack } from '../support/stack.ts';
import { THE_WAY } from '../support/the-way.ts';

let stack: TestStack;
const reports: InvocationReport[] = [];
beforeAll(async () => {
  stack = await startTestStack({ onReport: (report) => reports.push(report) });
});
afterEach(() => {
  for (const { faults } of Object.values(stack.proxies)) faults.length = 0;
});
afterAll(() => stack.close());

const call = async <B = EpisodeStatusView>(
  path: string,
  { method = 'GET', body, key }: { method?: string; body?: unknown; key?: string } = {},
): Promise<{ status: number; body: B }> => {
  const response = await fetch(new URL(path, stack.api.url), {
    method,
    headers: {
      'x-api-key': stack.api.internalApiKey,
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as B };
};
const statusOf = async (episodeId: string) => (await call(`/api/v1/episodes/${episodeId}`)).body;
const start = async (podcastId: string) => {
  const window = windowOf(stack.telegram.channels[0]?.messages ?? [], undefined, undefined);
  const key = randomUUID();
  const { status, body } = await call<{ episodeId: string; executionArn: string }>(
    '/api/v1/episodes',
    { method: 'POST', body: { podcastId, window }, key },
  );
  expect([status, body.episodeId]).toEqual([202, key]);
  return body;
};
/** What the status route says, look by look, until `done`. */
const watch = async (episodeId: string, done: (view: EpisodeStatusView) => boolean) => {
  const views = [await statusOf(episodeId)];
  for (let view = views[0]!; !done(view); views.push(view)) {
    await sleep(20);
    view = await statusOf(episodeId);
  }
  return views;
};
const isUnderWay = (state: string | null) => THE_WAY.indexOf(state ?? '') > 0;
const isOver = ({ terminal }: EpisodeStatusView) => terminal;

it('a running stack invokes no function for who has not its keys', async () => {
  const url = new URL('/2015-03-31/functions/api/invocations', stack.lambda.endpoint);
  const invocations = stack.lambda.invocations('api');
  const { status } = await fetch(url, { method: 'POST', body: '{}' });
  expect([status, stack.lambda.invocations('api')]).toEqual([403, invocations]);
});

describe('an episode that failed while it was spoken', () => {
  it('is retried from there, by the same way of waiting, and completed', async () => {
    stack.proxies.lambda.faults.push({
      method: 'POST',
      path: /generateAudio\/invocations/,
      times: 1,
      status: 200,
      headers: { 'X-Amz-Function-Error': 'Unhandled' },
      body: '{"errorType":"SpeechRefused","errorMessage":"No such voice.","trace":[]}',
    });
    const podcastId = await aShow(stack);
    const { episodeId, executionArn } = await start(podcastId);
    const failed = (await watch(episodeId, isOver)).at(-1);
    expect(failed).toMatchObject({
      status: 'failed',
      attempt: 1,
      error: { state: 'GenerateAudio', name: 'SpeechRefused', message: 'No such voice.' },
    });

    const retried = await call<{ executionArn: string }>(`/api/v1/episodes/${episodeId}/retry`, {
      method: 'POST',
      body: {},
    });
    expect([retried.status, retried.body.executionArn]).toEqual([202, `${executionArn}-2`]);
    const views = await watch(episodeId, isOver);
    expect(views.at(-1)).toMatchObject({ status: 'completed', attempt: 2, progress: 1 });
    expect(new Set(views.map(({ attempt }) => attempt))).toEqual(new Set([2]));
    const progress = views.map((view) => view.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));

    const { states, row } = await endOf(stack, podcastId, {
      episodeId,
      executionArn: retried.body.executionArn,
    });
    const names = states.map(({ name }) => name);
    expect(names).toContain('GenerateAudio');
    expect(names).not.toContain('CollectContent');
    expect(names).not.toContain('WriteScript');
    expect(row).toMatchObject({ status: 'completed', attempt: 2, execution: `${episodeId}-2` });

    const regenerated = await call(`/api/v1/episodes/${episodeId}/retry`, { method: 'POST' });
    expect(regenerated.status).toBe(202);
    const again = await watch(episodeId, isOver);
    expect(again.some((view) => view.estimatedCompletionAt !== null)).toBe(true);
    expect(again.at(-1)).toMatchObject({ status: 'completed', attempt: 3 });
  });
});

describe('an episode that is cancelled while it is spoken', () => {
  it('is failed (Cancelled), and what comes late changes nothing', async () => {
    const { episodeId } = await start(await aShow(stack, 30));
    await watch(episodeId, ({ status }) => status === 'processing');
    const spoken = () =>
      reports.filter(({ functionName }) => functionName === 'generateAudio').length;
    const before = spoken();
    const cancelled = await call(`/api/v1/episodes/${episodeId}/cancel`, { method: 'POST' });
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({
      status: 'failed',
      error: { state: 'GenerateAudio', name: 'Cancelled' },
      terminal: true,
    });
    // The function speaks on until it reports progress, or to its end.
    await expect.poll(spoken, { timeout: 60_000 }).toBeGreaterThan(before);
    expect(await statusOf(episodeId)).toEqual(cancelled.body);
  }, 180_000);
});

describe('fifty requests for one show at once, each with a key of its own', () => {
  it('make one episode; the others end as EpisodeAlreadyLive, without a row, and say so', async () => {
    const podcastId = await aShow(stack, 60);
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => (await start(podcastId)).episodeId),
    );
    // Between OpenEpisode and its end, a refused one is at MarkEpisodeFailed.
    const open = async (id: string) =>
      (await watch(id, ({ terminal, state }) => terminal || isUnderWay(state))).at(-1)!;
    const views = await Promise.all(ids.map(open));
    const refused = views.filter(({ status }) => status === 'failed');
    expect(refused).toHaveLength(49);
    const live = views.find(({ status }) => status !== 'failed')!;
    for (const { error, podcastId: show, terminal } of refused) {
      expect({ show, terminal }).toEqual({ show: podcastId, terminal: true });
      expect(error).toMatchObject({ state: 'OpenEpisode', name: 'EpisodeAlreadyLive' });
      expect(error?.message).toContain(live.episodeId);
      expect(error?.message).toContain('Wait until it has ended, or cancel it.');
    }
    const { data: rows } = await stack.database
      .from('episodes')
      .select('id')
      .eq('podcast_id', podcastId);
    expect(rows).toEqual([{ id: live.episodeId }]);
    await call(`/api/v1/episodes/${live.episodeId}/cancel`, { method: 'POST' });
  }, 180_000);
});
