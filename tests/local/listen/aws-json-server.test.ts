import { request, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { close, createAwsJsonServer, listen } from '../../../local/listen/index.ts';

class Refused extends Error {}

let server: Server;
let endpoint: string;
const hungUp = Promise.withResolvers<void>();
const waiting = Promise.withResolvers<void>();
beforeAll(async () => {
  server = createAwsJsonServer({
    target: 'Kitchen',
    namespace: 'com.example.kitchen',
    async run(operation, members, gone) {
      if (operation === 'Refuse') throw new Refused('no');
      if (operation === 'Break') throw new Error('a fault');
      if (operation === 'Wait') {
        gone.addEventListener('abort', () => hungUp.resolve());
        waiting.resolve();
        return hungUp.promise;
      }
      return { operation, members };
    },
    refusalOf: (error) =>
      error instanceof Refused
        ? { type: 'OvenCold', message: error.message, status: 418, headers: { 'x-why': 'cold' } }
        : undefined,
  });
  endpoint = `http://127.0.0.1:${await listen(server, 0, 'The kitchen')}`;
});
afterAll(() => close(server));

const post = (target: string, body = '{}', signal?: AbortSignal) =>
  fetch(endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': target },
    body,
    ...(signal && { signal }),
  });

it('answers an operation with its output', async () => {
  const response = await post('Kitchen.Bake', '{"bread":2}');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await response.json()).toEqual({ operation: 'Bake', members: { bread: 2 } });
});

it('takes an empty body for no members', async () => {
  expect(await (await post('Kitchen.Bake', '')).json()).toMatchObject({ members: {} });
});

it.each([
  ['Kitchen.Refuse', '{}', 418, 'OvenCold', 'no'],
  ['Kitchen.Break', '{}', 500, 'InternalFailure', 'a fault'],
  ['Garage.Bake', '{}', 404, 'UnknownOperationException', expect.stringContaining('Kitchen.<')],
  ['Kitchen.Bake', '[1]', 400, 'SerializationException', expect.any(String)],
  ['Kitchen.Bake', 'null', 400, 'SerializationException', expect.any(String)],
  ['Kitchen.Bake', '{', 400, 'SerializationException', expect.any(String)],
])('answers %s %s with %i %s', async (target, body, status, type, message) => {
  const response = await post(target, body);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ __type: `com.example.kitchen#${type}`, message });
  expect(response.headers.get('x-why')).toBe(status === 418 ? 'cold' : null);
});

it('refuses a request that is larger than any that the services take', async () => {
  const response = await post('Kitchen.Bake', `"${'x'.repeat(4 * 1024 * 1024)}"`);
  expect(response.status).toBe(413);
});

it('tells an operation that whoever asked has hung up', async () => {
  const leave = new AbortController();
  const answer = expect(post('Kitchen.Wait', '{}', leave.signal)).rejects.toThrow();
  await waiting.promise;
  leave.abort();
  await Promise.all([answer, hungUp.promise]);
});

/** fetch sends no Host of the caller's choice. */
const statusFor = (headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    const url = new URL(endpoint);
    const sent = request(
      {
        port: url.port,
        host: url.hostname,
        method: 'POST',
        headers: { 'x-amz-target': 'Kitchen.Bake', ...headers },
      },
      (response) => resolve(response.resume().statusCode),
    );
    sent.on('error', reject).end('{}');
  });

it.each([
  [{}, 200],
  [{ host: 'localhost:1' }, 200],
  [{ host: 'sync-127.0.0.1:8083' }, 200],
  [{ host: '[::1]:8083' }, 200],
  [{ host: 'evil.example:8083' }, 421],
  [{ host: '127.0.0.1.evil.example' }, 421],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://localhost:5000' }, 200],
  [{ origin: 'http://localhost:5000', 'sec-fetch-site': 'cross-site' }, 403],
])('answers a request with %j by %i', async (headers, status) => {
  expect(await statusFor(headers)).toBe(status);
});
