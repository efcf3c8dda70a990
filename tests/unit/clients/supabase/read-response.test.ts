import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../../../src/clients/supabase/episodes/episode-store.ts';

const EPISODE_ID = '5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A store whose database answers everything alike; counts the requests. */
const storeThatGets = async (status: number, body: string) => {
  let requests = 0;
  server = createServer((_, response) => {
    requests += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const store = createEpisodeStore({
    SUPABASE_URL: `http://127.0.0.1:${port}`,
    SUPABASE_SERVICE_KEY: 'sb_secret_x',
  });
  return { store, requests: () => requests };
};

const problem = (code: string) =>
  JSON.stringify({ code, message: 'as the database says', details: null, hint: null });

describe('an answer of the database', () => {
  test.each([429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 544])(
    '%i is DatabaseUnavailable, and asked for once',
    async (status) => {
      const { store, requests } = await storeThatGets(status, '<html>upstream</html>');
      await expect(store.read(EPISODE_ID)).rejects.toMatchObject({
        name: 'DatabaseUnavailable',
        retryable: true,
        status,
        message: expect.stringContaining(`read episode ${EPISODE_ID}`),
      });
      expect(requests()).toBe(1);
    },
  );

  test('540 is DatabasePaused, which waiting does not help', async () => {
    const { store } = await storeThatGets(540, '{"message":"Project paused"}');
    await expect(store.read(EPISODE_ID)).rejects.toMatchObject({
      name: 'DatabasePaused',
      retryable: false,
      message: expect.stringContaining('Resume the project'),
    });
  });

  test.each([
    [401, '42501', 'SUPABASE_SERVICE_KEY'],
    [401, 'PGRST301', 'SUPABASE_SERVICE_KEY'],
    [404, 'PGRST205', 'migrations'],
    [400, '42703', 'migrations'],
    [400, '22P02', 'as the database says'],
  ])('%i %s is DatabaseRefused, with what to do', async (status, code, remedy) => {
    const { store } = await storeThatGets(status, problem(code));
    await expect(store.read(EPISODE_ID)).rejects.toMatchObject({
      name: 'DatabaseRefused',
      retryable: false,
      code,
      message: expect.stringContaining(remedy),
    });
  });

  test.each([
    [472, 'PT472', 'EpisodeNotFound'],
    [477, 'PT477', 'StaleExecution'],
    [479, 'PT479', 'DatabaseRefused'],
  ])('%i %s to a write is %s', async (status, code, name) => {
    const { store } = await storeThatGets(status, problem(code));
    await expect(
      store.reportProgress({ episodeId: EPISODE_ID, execution: 'x' }, 1, 2),
    ).rejects.toMatchObject({
      name,
      retryable: false,
      cause: { code },
    });
  });

  test('that is no row of an episode is DatabaseRefused', async () => {
    const { store } = await storeThatGets(200, '[{"id":"5"}]');
    await expect(store.read(EPISODE_ID)).rejects.toMatchObject({
      name: 'DatabaseRefused',
      code: 'unexpected answer',
    });
  });

  test('that never comes is DatabaseUnavailable', async () => {
    const { store } = await storeThatGets(200, '[]');
    server?.close();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(store.read(EPISODE_ID)).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      retryable: true,
      status: 0,
    });
  });
});
