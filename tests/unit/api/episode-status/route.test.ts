import { describe, expect, test } from 'vitest';
import { createEpisodeStatusRoute } from '../../../../src/api/episode-status/route.ts';
import { createRouter } from '../../../../src/api/router.ts';
import type { EpisodeRecord } from '../../../../src/episode/episode-record.ts';
import type { ExecutionRecord } from '../../../../src/episode/executions.ts';
import { StepcastError } from '../../../../src/errors/stepcast-error.ts';
import { createLogger } from '../../../../src/runtime/logger.ts';
import { aProxyEvent } from '../../../support/a-proxy-event.ts';
import {
  anEpisodeRecord,
  anExecutionRecord,
  EPISODE_ID,
} from '../../../support/an-episode-record.ts';

class EngineBusy extends StepcastError {
  override readonly name = 'EngineBusy';
  readonly retryable = true;
}

const record = anEpisodeRecord({ status: 'pending', progress: { done: 0, total: null } });

const ask = async (
  episodeId: string | undefined,
  rows: readonly EpisodeRecord[] = [],
  executions: Readonly<Record<string, ExecutionRecord>> = {},
  find = async (name: string) => executions[name] ?? null,
) => {
  const route = createEpisodeStatusRoute({
    episodes: {
      find: async (id) => rows.find((row) => row.episodeId === id) ?? null,
      list: async () => ({ items: rows, next: null }),
      findLive: async () => null,
    },
    executions: { find },
    mediaBaseUrl: 'https://media.test',
    now: () => Date.parse('2026-03-01T08:00:10.000Z'),
  });
  const routes = { 'GET /episodes/{episodeId}': route };
  const router = createRouter(routes, createLogger('error'), 'https://console.test');
  const { statusCode, body } = await router(
    aProxyEvent({ resource: '/episodes/{episodeId}', pathParameters: { episodeId } }),
  );
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
      [EPISODE_ID]: anExecutionRecord(),
    });
    expect(body).toMatchObject({ status: 'pending', state: 'OpenEpisode' });
  });

  test('shows a retry that has been accepted as pending before it has the row', async () => {
    const failed = anEpisodeRecord({ status: 'failed' });
    const { body } = await ask(EPISODE_ID, [failed], {
      [`${EPISODE_ID}-2`]: anExecutionRecord({ status: 'failed' }),
      [`${EPISODE_ID}-3`]: anExecutionRecord(),
    });
    expect(body).toMatchObject({ status: 'pending', attempt: 2, terminal: false });
    expect((await ask(EPISODE_ID, [failed])).body).toMatchObject({ status: 'failed' });
  });

  test('stands by the row of an ended episode while the engine is too busy to be asked', async () => {
    const busy = async () => {
      throw new EngineBusy('no answer');
    };
    const completed = anEpisodeRecord({ status: 'completed' });
    const { statusCode, body } = await ask(EPISODE_ID, [completed], {}, busy);
    expect([statusCode, body.status]).toEqual([200, 'completed']);
    expect((await ask(EPISODE_ID, [], {}, busy)).statusCode).toBe(503);
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
      expect(body.detail).toContain('episodeId: must be a UUID');
    },
  );
});
