import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createClipRoute } from '../../../../src/api/audio-clips/route.ts';
import { createRouter } from '../../../../src/api/router.ts';
import { createLogger } from '../../../../src/runtime/logger.ts';
import { aProxyEvent } from '../../../support/a-proxy-event.ts';

const logger = createLogger('error');
/** Asks, and counts how often anything would have been looked for. */
const ask = async (episodeId: string, query: Record<string, string>) => {
  let opened = 0;
  const route = createClipRoute({
    openClip: async () => {
      opened += 1;
      return { outcome: 'unknown_episode' };
    },
    mediaBaseUrl: 'https://media.test',
    logger,
  });
  const resource = '/api/v1/audio_clips/{episodeId}';
  const router = createRouter({ [`GET ${resource}`]: route }, logger, 'https://console.test');
  const { statusCode, body } = await router(
    aProxyEvent({ resource, pathParameters: { episodeId }, queryStringParameters: query }),
  );
  return { statusCode, opened, told: JSON.parse(body) };
};

it.each([
  [400, 'start_time_ms', {}],
  [400, 'start_time_ms', { start_time_ms: '' }],
  [400, 'start_time_ms', { start_time_ms: '-1' }],
  [400, 'start_time_ms', { start_time_ms: '1.5' }],
  [400, 'start_time_ms', { start_time_ms: '0x10' }],
  [400, 'start_time_ms', { start_time_ms: '１２' }],
  [400, 'start_time_ms', { start_time_ms: '1'.repeat(400) }],
  [400, 'duration_ms', { start_time_ms: '0', duration_ms: '0' }],
  [400, 'duration_ms', { start_time_ms: '0', duration_ms: '60001' }],
  [400, 'duration_ms', { start_time_ms: '0', duration_ms: 'NaN' }],
  [400, 'until', { start_time_ms: '0', until: '9' }],
] as const)('refuses with %i and names %s in %j before it looks for anything', async (...row) => {
  const [status, field, query] = row;
  const { statusCode, opened, told } = await ask(randomUUID(), query);
  expect([statusCode, opened]).toEqual([status, 0]);
  expect(told.errors.map((error: { field: string }) => error.field)).toContain(field);
});

it.each(['42', '../feeds', '..%2F..%2Ffeeds', `${randomUUID()}\u0000`, ' ', 'health/../x'])(
  'looks for nothing under the id %j',
  async (id) => {
    const { statusCode, opened } = await ask(id, { start_time_ms: '0' });
    expect([statusCode, opened]).toEqual([400, 0]);
  },
);

it('looks for what is asked rightly, and says that it is unknown', async () => {
  const { statusCode, opened } = await ask(randomUUID(), { start_time_ms: '0' });
  expect([statusCode, opened]).toEqual([404, 1]);
});
