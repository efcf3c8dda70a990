import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannelRoutes, createSignInRoutes } from '../../../local/connections/index.ts';

const asked: unknown[] = [];
let server: Server;
let url: string;
let refusal: 401 | 403 | undefined;
let view: unknown;
const recorded: unknown[] = [];
const admitted = {
  act: <T>(work: () => Promise<T>) => work(),
  async record(done: unknown) {
    recorded.push(done);
  },
};

beforeEach(async () => {
  asked.length = 0;
  refusal = undefined;
  view = undefined;
  recorded.length = 0;
  const admit = async () => refusal ?? admitted;
  const routes = [
    createSignInRoutes(
      {
        async start(given) {
          asked.push(['start', given]);
          return { step: 'code' };
        },
        async submit(given) {
          asked.push(['submit', given]);
          return { step: 'password', hint: 'pigs' };
        },
        current: async () => view,
        async cancel() {
          asked.push(['cancel']);
        },
      },
      admit,
    ),
    createChannelRoutes(
      {
        list: async () => ({ channels: [] }),
        async lookUp(username) {
          if (username === 'nobody') {
            throw Object.assign(new Error('No such channel.'), { retryable: false });
          }
          return { username, title: 'A channel' };
        },
        async choose(...given) {
          asked.push(['choose', ...given]);
        },
      },
      admit,
    ),
  ];
  server = createServer((request, response) => {
    if (!routes.some((each) => each(request, response))) response.writeHead(299).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)));

const call = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(url + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
};

const SIGN_IN = '/connections/telegram/sign-in';

describe('the routes of signing in', () => {
  it('begin, go on and give up', async () => {
    const begun = await call('POST', SIGN_IN, { TELEGRAM_API_ID: '1', phone: '+46' });
    expect(begun).toEqual({ status: 200, body: { step: 'code' } });
    await call('PATCH', SIGN_IN, { code: '12345' });
    await call('PATCH', SIGN_IN, { password: 'secret' });
    expect((await call('DELETE', SIGN_IN)).status).toBe(204);
    expect(asked).toEqual([
      ['start', { TELEGRAM_API_ID: '1', phone: '+46' }],
      ['submit', { code: '12345' }],
      ['submit', { password: 'secret' }],
      ['cancel'],
    ]);
  });

  it('record once that somebody is signed in, whoever asks how it stands', async () => {
    await call('POST', SIGN_IN, { TELEGRAM_API_ID: '1' });
    view = { step: 'qr' };
    await call('GET', SIGN_IN);
    expect(recorded).toEqual([]);
    view = { step: 'done', found: 'Mira' };
    await call('GET', SIGN_IN);
    await call('GET', SIGN_IN);
    const done = { action: 'connection.changed', kind: 'connection', id: 'telegram' };
    expect(recorded).toEqual([done]);
  });

  it('say that none is under way', async () => {
    expect((await call('GET', SIGN_IN)).body).toEqual({ step: 'none' });
  });
});

describe('the routes of channels', () => {
  it('list, look up and choose', async () => {
    expect((await call('GET', '/channels')).body).toEqual({ channels: [] });
    expect((await call('GET', '/channels/far_news')).body).toMatchObject({ title: 'A channel' });
    expect((await call('PUT', '/channels/far_news', { from: 'telegram' })).status).toBe(204);
    expect(asked).toEqual([['choose', 'far_news', 'telegram']]);
    expect(recorded).toEqual([{ action: 'channel.chosen', kind: 'channel', id: 'far_news' }]);
  });

  it.each([
    ['GET', '/channels/nobody', undefined, 422, 'No such channel.'],
    ['PUT', '/channels/far_news', { from: 'paper' }, 400, 'Say from'],
    ['DELETE', '/channels/far_news', undefined, 405, 'Channels are listed'],
    ['PUT', SIGN_IN, {}, 405, 'A sign-in is begun'],
  ])('refuse %s %s', async (method, path, body, status, detail) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toContain(detail);
  });
});

it('are for admins alone', async () => {
  for (refusal of [401, 403] as const) {
    expect((await call('POST', SIGN_IN, {})).status).toBe(refusal);
    expect((await call('GET', '/channels/far_news')).status).toBe(refusal);
  }
  expect(asked).toEqual([]);
});

it('leave other addresses to others', async () => {
  expect((await call('GET', '/channels/far_news/posts')).status).toBe(299);
});
