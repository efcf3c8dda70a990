import { describe, expect, test } from 'vitest';
import type { EpisodeRecord, ExecutionRecord } from '../../../../src/api/episode-status/records.ts';
import { createEpisodeStatusRoute } from '../../../../src/api/episode-status/route.ts';
import { createRouter } from '../../../../src/api/router.ts';
import { createLogger } from '../../../../src/runtime/logger.ts';

const EPISODE_ID = '0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a1b11';

const record: EpisodeRecord = {
  episodeId: EPISODE_ID,
  podcastId: '5b1a9a2e-3f57-4f0a-8a44-2d1c8e9b7a22',
  status: 'pending',
  attempt: 1,
  progress: { done: 0, total: null },
  error: null,
  audioUrl: null,
  durationMs: null,
  publishedAt: null,
  publishError: null,
  updatedAt: '2026-03-01T08:00:00.000Z',
  events: [{ status: 'pending', at: '2026-03-01T08:00:00.000Z' }],
};

const ask = async (
  episodeId: string | undefined,
  rows: readonly EpisodeRecord[] = [],
  executions: Readonly<Record<string, ExecutionRecord>> = {},
) => {
  const route = createEpisodeStatusRoute({
    episodes: { find: async (id) => rows.find((row) => row.episodeId === id) ?? null },
    executions: { find: async (name) => executions[name] ?? null },
  });
  const router = createRouter({ 'GET /episodes/{episodeId}': route }, createLogger('error'));
  const { statusCode, body } = await router({
    httpMethod: 'GET',
    resource: '/episodes/{episodeId}',
    pathParameters: { episodeId },
    requestContext: { requestId: 'r-1' },
  });
  return { statusCode, body: JSON.parse(body) };
};

describe('GET /api/v1/episodes/{episodeId}', () => {
  test('answers from the row', async () => {
    const { statusCode, body } = await ask(EPISODE_ID, [record]);
    expect(statusCode).toBe(200);
    expect(body).toMatchObject({ episodeId: EPISODE_ID, status: 'pending' });
  });

  test('reads an id in capitals as the same id', async () => {
    expect((await ask(EPISODE_ID.toUpperCase(), [record])).statusCode).toBe(200);
  });

  test('asks the engine when there is no row', async () => {
    const { body } = await ask(EPISODE_ID, [], {
      [EPISODE_ID]: {
        status: 'running',
        podcastId: record.podcastId,
        startedAt: '2026-03-01T08:00:00.000Z',
        stoppedAt: null,
        error: null,
      },
    });
    expect(body).toMatchObject({ status: 'pending', state: 'OpenEpisode' });
  });

  test('answers 404 to an id that was never started', async () => {
    const { statusCode, body } = await ask(EPISODE_ID);
    expect(statusCode).toBe(404);
    expect(body).toMatchObject({ type: 'urn:stepcast:problem:unknown-episode', status: 404 });
  });

  test.each([undefined, '', 'abc', `${EPISODE_ID}x`, "' or 1=1 --", '../../x'])(
    'answers 400 to %j, naming the parameter',
    async (episodeId) => {
      const { statusCode, body } = await ask(episodeId);
      expect(statusCode).toBe(400);
      expect(body.detail).toContain('episodeId must be a UUID');
    },
  );
});
