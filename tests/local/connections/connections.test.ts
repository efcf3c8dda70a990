import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type ConnectionService,
  createConnectionRoutes,
} from '../../../local/connections/index.ts';

class Refused extends Error {
  readonly retryable: boolean;
  constructor(message: string, retryable: boolean) {
    super(message);
    this.retryable = retryable;
  }
}

const asked: unknown[] = [];
const service: ConnectionService = {
  names: ['speech'],
  list: async () => [{ name: 'speech' }],
  isSealed: async () => undefined,
  async check(...given) {
    asked.push(['check', ...given]);
    return 'It answers.';
  },
  async connect(name, given) {
    asked.push(['connect', name, given]);
    if (given['KEY'] === 'wrong') throw new Refused('It answered 401.', false);
    if (given['KEY'] === 'busy') throw new Refused('It answered 503.', true);
    return 'It answers.';
  },
  async remove(...given) {
    asked.push(['remove', ...given]);
  },
};

let server: Server;
let url: string;
let refusal: 401 | 403 | undefined;
const recorded: unknown[] = [];
let cannotRecord = false;
const admitted = {
  act: <T>(work: () => Promise<T>) => work(),
  async record(done: unknown) {
    if (cannotRecord) throw new Refused('The database is away.', true);
    recorded.push(done);
  },
};
beforeEach(async () => {
  asked.length = 0;
  recorded.length = 0;
  cannotRecord = false;
  refusal = undefined;
  const routes = createConnectionRoutes({ service, admit: async () => refusal ?? admitted });
  server = createServer((request, response) => {
    if (!routes(request, response)) response.writeHead(299).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)));

const call = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(url + path, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
};

it.each([
  ['GET', '/connections', undefined, 200, { connections: [{ name: 'speech' }], isSealed: null }],
  ['POST', '/connections/speech/check', undefined, 200, { found: 'It answers.' }],
  ['PUT', '/connections/speech', { KEY: 'a' }, 200, { found: 'It answers.' }],
  ['DELETE', '/connections/speech', undefined, 204, undefined],
] as const)('%s %s is answered', async (method, path, body, status, answer) => {
  expect(await call(method, path, body)).toEqual({ status, body: answer });
});

it('hands on what is given, and nothing where nothing is', async () => {
  await call('POST', '/connections/speech/check');
  await call('POST', '/connections/speech/check', { KEY: 'a' });
  expect(asked).toEqual([
    ['check', 'speech', undefined],
    ['check', 'speech', { KEY: 'a' }],
  ]);
});

it.each([
  ['PUT', '/connections/speech', { KEY: 'wrong' }, 422, /answered 401/],
  ['PUT', '/connections/speech', { KEY: 'busy' }, 503, /answered 503/],
  ['PUT', '/connections/speech', { KEY: 1 }, 400, /no object of settings/],
  ['PUT', '/connections/speech', '{', 400, /JSON/],
  ['PUT', '/connections/speech', undefined, 405, /put or deleted/],
  ['PUT', '/connections/telepathy', { KEY: 'a' }, 404, /There are speech/],
] as const)('%s %s with %j is refused by %s', async (method, path, body, status, detail) => {
  const answer = await call(method, path, body);
  expect(answer.status).toBe(status);
  expect(answer.body.detail).toMatch(detail);
});

it.each([401, 403] as const)('does nothing for whoever may not: %s', async (status) => {
  refusal = status;
  expect((await call('DELETE', '/connections/speech')).status).toBe(status);
  expect(asked).toEqual([]);
});

it('leaves every other path to others', async () => {
  expect((await call('GET', '/podcasts')).status).toBe(299);
  expect((await call('GET', '/connections/speech/other')).status).toBe(299);
});

it('records what was changed, and says so where it can’t', async () => {
  await call('GET', '/connections');
  await call('POST', '/connections/speech/check');
  await call('PUT', '/connections/speech', { KEY: 'wrong' });
  expect(recorded).toEqual([]);
  await call('PUT', '/connections/speech', { KEY: 'a' });
  await call('DELETE', '/connections/speech');
  expect(recorded).toEqual([
    { action: 'connection.changed', kind: 'connection', id: 'speech' },
    { action: 'connection.removed', kind: 'connection', id: 'speech' },
  ]);
  cannotRecord = true;
  expect((await call('DELETE', '/connections/speech')).status).toBe(503);
});
