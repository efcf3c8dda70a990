import { expect, it } from 'vitest';
import type { ExecutionEvent } from '../../../../src/inspect/execution-event.ts';
import type {
  ExecutionFacts,
  ExecutionInspector,
} from '../../../../src/inspect/execution-inspector.ts';
import { keepHistory } from '../../../../src/inspect/kept/keep-history.ts';
import type { KeptStore } from '../../../../src/inspect/kept/kept-execution.ts';
import { withKept } from '../../../../src/inspect/kept/with-kept.ts';
import { UnknownPage } from '../../../../src/inspect/unknown-page.ts';
import { createLogger } from '../../../../src/runtime/logger.ts';
import { EPISODE_ID } from '../../../support/an-episode-record.ts';

const ARN = 'arn:aws:states:eu-west-1:123456789012:stateMachine:stepcast-dev-episode';
const AT = '2026-10-01T08:00:00.000Z';
const FACTS: ExecutionFacts = {
  executionArn: 'arn',
  name: EPISODE_ID,
  status: 'failed',
  startedAt: AT,
  stoppedAt: AT,
  input: '{}',
  output: null,
  error: { name: 'Broken', cause: 'It broke.' },
};
const EVENTS: ExecutionEvent[] = Array.from({ length: 2500 }, (_, n) => ({
  ...{ id: n + 1, previousEventId: n, timestamp: AT, type: 'PassStateEntered' },
}));
const DEFINITION = { StartAt: 'Only', States: { Only: { Type: 'Succeed' } } };

/** Step Functions, which knows one execution, or none any more. */
const engine = (knows: boolean, stoppedAt: string | null = AT): ExecutionInspector => ({
  list: async () => ({ items: [], next: null }),
  find: async () => (knows ? { ...FACTS, stoppedAt } : null),
  definition: async () => (knows ? DEFINITION : null),
  history: async (_machine, _name, { limit, after }) => {
    const start = Number(after ?? 0);
    const next = start + limit < EVENTS.length ? String(start + limit) : null;
    return knows ? { events: EVENTS.slice(start, start + limit), next } : null;
  },
});
const aStore = () => {
  const objects = new Map<string, Uint8Array>();
  const store: KeptStore = {
    put: async (key, bytes) => void objects.set(key, bytes),
    find: async (key) => objects.get(key) ?? null,
  };
  return { objects, store };
};
const keep = (store: KeptStore, inspector = engine(true), stateMachineArn = ARN) =>
  keepHistory(
    { inspect: () => inspector, store },
    { detail: { stateMachineArn, name: EPISODE_ID } },
    { logger: createLogger('info', () => {}) },
  );

it('keeps an execution as one object, and tells of it as Step Functions did', async () => {
  const { objects, store } = aStore();
  const key = `executions/episode/${EPISODE_ID}.json.gz`;
  expect(await keep(store)).toEqual({ key, events: 2500 });
  expect([...objects.keys()]).toEqual([key]);

  const forgotten = withKept(engine(false), store);
  expect(await forgotten.find('episode', EPISODE_ID)).toEqual(FACTS);
  expect(await forgotten.definition('episode', EPISODE_ID)).toEqual(DEFINITION);
  const ask = (limit: number, after: string | null, newestFirst = false) =>
    forgotten.history('episode', EPISODE_ID, { limit, after, newestFirst });
  const first = await ask(1000, null);
  expect(first?.events).toEqual(EVENTS.slice(0, 1000));
  const second = await ask(1000, first?.next ?? null);
  const third = await ask(1000, second?.next ?? null);
  expect(third).toEqual({ events: EVENTS.slice(2000), next: null });
  expect((await ask(2, null, true))?.events.map(({ id }) => id)).toEqual([2500, 2499]);
});

it('asks Step Functions as long as it knows', async () => {
  const { store } = aStore();
  const known = withKept(engine(true), store);
  const request = { limit: 1000, after: '1000' };
  expect((await known.history('episode', EPISODE_ID, request))?.events[0]?.id).toBe(1001);
  const gone = withKept(engine(false), store);
  expect(await gone.find('episode', EPISODE_ID)).toBeNull();
  expect(await gone.history('episode', EPISODE_ID, { limit: 1, after: null })).toBeNull();
});

it('knows no page that it has not named', async () => {
  const { store } = aStore();
  await keep(store);
  const page = withKept(engine(false), store).history('episode', EPISODE_ID, {
    ...{ limit: 1, after: 'somewhere' },
  });
  await expect(page).rejects.toBeInstanceOf(UnknownPage);
});

it.each([
  ['that is not there', engine(false), ARN],
  ['that has not ended', engine(true, null), ARN],
  ['of a machine that is none of the product’s', engine(true), 'arn:aws:states:::other'],
])('keeps no execution %s', async (_, inspector, arn) => {
  const { objects, store } = aStore();
  await expect(keep(store, inspector, arn)).rejects.toMatchObject({ name: 'NothingToKeep' });
  expect(objects.size).toBe(0);
});
