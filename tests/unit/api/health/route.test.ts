import { expect, test, vi } from 'vitest';
import { createHealthRoute } from '../../../../src/api/health/route.ts';
import { StepcastError } from '../../../../src/errors/stepcast-error.ts';
import { aProxyEvent } from '../../../support/a-proxy-event.ts';

class Unreachable extends StepcastError {
  override readonly name = 'Unreachable';
  readonly retryable = true;
}
class DatabasePaused extends StepcastError {
  override readonly name = 'DatabasePaused';
  readonly retryable = false;
}

const fail = (error: Error) => async () => {
  throw error;
};
const answers = async () => {};
const ask = async (askDatabase: () => Promise<void>, askStateMachine = answers) => {
  const route = createHealthRoute({ askDatabase, askStateMachine, now: () => 0 });
  const { statusCode, body } = await route(aProxyEvent());
  return [statusCode, JSON.parse(body).checks];
};

test.each([
  [200, 'ok', answers],
  [503, 'unavailable', fail(new Unreachable('no answer'))],
  [503, 'paused', fail(new DatabasePaused('asleep'))],
  [503, 'failed', fail(new Error('a fault'))],
])('answers %i while the database is %s', async (status, database, askDatabase) => {
  expect(await ask(askDatabase)).toEqual([status, { database, stateMachine: 'ok' }]);
});

test('tells a state machine that does not answer', async () => {
  const checks = { database: 'ok', stateMachine: 'unavailable' };
  expect(await ask(answers, fail(new Unreachable('no answer')))).toEqual([503, checks]);
});

test('asks what is behind it once in ten seconds, however many want to know', async () => {
  let now = 0;
  let asked = 0;
  const route = createHealthRoute({
    askDatabase: async () => {
      asked += 1;
    },
    askStateMachine: answers,
    now: () => now,
  });
  await Promise.all(Array.from({ length: 50 }, () => route(aProxyEvent())));
  now = 9_999;
  await route(aProxyEvent());
  expect(asked).toBe(1);
  now = 10_000;
  await route(aProxyEvent());
  expect(asked).toBe(2);
});

test('says so within two seconds when a part hangs', async () => {
  vi.useFakeTimers();
  try {
    const answer = ask(() => new Promise<void>(() => undefined));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await Promise.race([answer, 'still waiting'])).toEqual([
      503,
      { database: 'unavailable', stateMachine: 'ok' },
    ]);
  } finally {
    vi.useRealTimers();
  }
});
