import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../../../src/console/api/api-client.ts';
import {
  ApiRefusal,
  ApiUnreachable,
  fieldErrorsOf,
  inWords,
} from '../../../../src/console/api/api-errors.ts';

const seen: { request: string; headers: Record<string, unknown>; body: string }[] = [];
let answer: { status: number; body: string };
let token: string | null;
let unauthorized: number;

const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  seen.push({ request: `${method} ${url}`, headers, body: await text(request) });
  response.writeHead(answer.status).end(answer.body);
});
const open = () =>
  createApi({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessToken: async () => token,
    onUnauthorized: async () => {
      unauthorized += 1;
      [answer, token] = [{ status: 200, body: '{"id":"p"}' }, 'a-new-token'];
    },
  });

beforeEach(async () => {
  seen.length = 0;
  [answer, token, unauthorized] = [{ status: 200, body: '{}' }, 'a-token', 0];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the API as the console calls it', () => {
  it('gets the token, and a key that makes a repeated start harmless', async () => {
    answer = { status: 202, body: '{"episodeId":"e"}' };
    expect(await open().startEpisode('key', 'p', null)).toEqual({ episodeId: 'e' });
    expect(seen).toMatchObject([
      {
        request: 'POST /api/v1/episodes',
        headers: { authorization: 'Bearer a-token', 'idempotency-key': 'key' },
        body: '{"podcastId":"p"}',
      },
    ]);
  });

  it('lists with the cursor of the page before', async () => {
    answer = { status: 200, body: '{"episodes":[],"nextCursor":"next"}' };
    const page = await open().listEpisodes({ podcastId: 'p', limit: 20, cursor: 'a b' });
    expect(page).toEqual({ items: [], nextCursor: 'next' });
    expect(seen[0]?.request).toBe('GET /api/v1/episodes?podcastId=p&limit=20&cursor=a+b');
  });

  it('says what the API found wrong, field by field', async () => {
    const errors = [{ field: 'title', message: 'must not be empty' }];
    answer = { status: 400, body: JSON.stringify({ title: 'Malformed', detail: 'No.', errors }) };
    const error = await open()
      .createShow({})
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiRefusal);
    expect(fieldErrorsOf(error)).toEqual(errors);
    expect(inWords(error)).toBe('No.');
  });

  it('goes on with a call once a caller who was not known any more is known again', async () => {
    answer = { status: 401, body: '' };
    expect(await open().createShow({ title: 'Typed' })).toEqual({ id: 'p' });
    expect(unauthorized).toBe(1);
    expect(seen.map(({ body }) => body)).toEqual(['{"title":"Typed"}', '{"title":"Typed"}']);
    expect(seen.at(-1)?.headers['authorization']).toBe('Bearer a-new-token');
  });

  it('takes an answer that is no problem details as it is', async () => {
    answer = { status: 502, body: '<html>' };
    await expect(open().readShow('p')).rejects.toMatchObject({
      retryable: true,
      message: 'The API answered 502 without saying why.',
    });
  });

  it('takes a page of somebody else for an API that is out of reach', async () => {
    answer = { status: 200, body: '<html>Welcome to the hotel</html>' };
    await expect(open().readShow('p')).rejects.toBeInstanceOf(ApiUnreachable);
  });

  it('tells an API that is gone from one that refuses', async () => {
    const api = open();
    await new Promise((resolve) => server.close(resolve));
    await expect(api.readShow('p')).rejects.toBeInstanceOf(ApiUnreachable);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
});
