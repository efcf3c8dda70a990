import { expect, test } from 'vitest';
import { jsonResult } from '../../../src/api/lambda-proxy.ts';
import { createRouter, type Routes } from '../../../src/api/router.ts';
import { DatabasePaused } from '../../../src/clients/supabase/database-errors.ts';
import { StepcastError } from '../../../src/errors/stepcast-error.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { aProxyEvent } from '../../support/a-proxy-event.ts';

class Unreachable extends StepcastError {
  override readonly name = 'Unreachable';
  readonly retryable = true;
}

const ask = async (routes: Routes, httpMethod = 'GET') => {
  const lines: string[] = [];
  const router = createRouter(
    routes,
    createLogger('info', (line) => lines.push(line)),
    'https://console.test',
  );
  const result = await router(aProxyEvent({ httpMethod }));
  return { ...result, body: JSON.parse(result.body), lines };
};
const failing = (error: Error): Routes => ({
  'GET /things': async () => {
    throw error;
  },
});

test('hands a request to its route', async () => {
  const { statusCode, body } = await ask({ 'GET /things': async () => jsonResult(200, [1]) });
  expect([statusCode, body]).toEqual([200, [1]]);
});

test('answers 404 where there is no route', async () => {
  expect((await ask({}, 'DELETE')).body).toMatchObject({
    type: 'urn:stepcast:problem:no-such-route',
    detail: 'There is no DELETE /things.',
  });
});

test('asks to try again when what is behind it is out of reach', async () => {
  const { statusCode, headers, body } = await ask(failing(new Unreachable('db at 10.0.0.3')));
  expect(statusCode).toBe(503);
  expect(headers).toMatchObject({
    'Retry-After': '5',
    'Content-Type': 'application/problem+json',
  });
  expect(JSON.stringify(body)).not.toContain('10.0.0.3');
});

test('says that the database is paused, and what to do', async () => {
  const { statusCode, headers, body } = await ask(failing(new DatabasePaused('list the shows')));
  expect([statusCode, headers['Retry-After']]).toEqual([503, '60']);
  expect(body).toMatchObject({
    type: 'urn:stepcast:problem:database-paused',
    detail: expect.stringContaining('Resume it in the Supabase dashboard'),
  });
});

test('logs a fault of its own, and tells the caller only where to find it', async () => {
  const fault = new TypeError('secret detail', { cause: new Error('socket hang up') });
  const { statusCode, body, lines } = await ask(failing(fault));
  expect(statusCode).toBe(500);
  expect(body.detail).toContain('r-1');
  expect(JSON.stringify(body)).not.toContain('secret detail');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      level: 'ERROR',
      route: 'GET /things',
      requestId: 'r-1',
      error: {
        name: 'TypeError',
        message: 'secret detail',
        stack: expect.stringContaining('router.test.ts'),
        cause: { message: 'socket hang up' },
      },
    },
  ]);
});

test.each([
  ['an answer', { 'GET /things': async () => jsonResult(200, 1) }],
  ['a problem', {}],
])('lets the console read %s', async (_, routes) => {
  expect((await ask(routes)).headers).toMatchObject({
    'Access-Control-Allow-Origin': 'https://console.test',
  });
});
