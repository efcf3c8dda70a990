import { expect, it } from 'vitest';
import { attemptName } from '../../../src/episode/attempt.ts';
import type { ExecutionEvent } from '../../../src/inspect/execution-event.ts';
import type { ExecutionFacts } from '../../../src/inspect/execution-inspector.ts';
import { findTakenOver } from '../../../src/inspect/taken-over.ts';
import { EPISODE_ID } from '../../support/an-episode-record.ts';

const AT = '2026-10-01T08:00:00.000Z';

/** What an attempt was started with, and the states that it came through. */
interface Past {
  readonly input: object;
  readonly through: readonly string[];
}

const eventsOf = (through: readonly string[]): ExecutionEvent[] =>
  through.flatMap((name, n) => {
    const event = { previousEventId: 2 * n, timestamp: AT };
    return [
      { ...event, id: 2 * n + 1, type: 'TaskStateEntered', stateEnteredEventDetails: { name } },
      {
        ...{ ...event, previousEventId: 2 * n + 1 },
        ...{ id: 2 * n + 2, type: 'TaskStateExited', stateExitedEventDetails: { name } },
      },
    ];
  });

const factsOf = (attempt: number, input: object): ExecutionFacts => ({
  ...{ executionArn: 'arn', name: attemptName(EPISODE_ID, attempt), status: 'failed' },
  ...{ startedAt: AT, stoppedAt: AT, input: JSON.stringify(input), output: null, error: null },
});

const takenOver = (input: object, ...pasts: readonly (Past | null)[]) => {
  const pastOf = (name: string) =>
    pasts[pasts.findIndex((_, n) => attemptName(EPISODE_ID, n + 1) === name)] ?? null;
  const inspector = {
    find: async (_: string, name: string) => {
      const past = pastOf(name);
      return past && factsOf(1, past.input);
    },
    history: async (_: string, name: string) => {
      const past = pastOf(name);
      return past && { events: eventsOf(past.through), next: null };
    },
  };
  return findTakenOver(inspector, EPISODE_ID, factsOf(pasts.length + 1, input));
};

const ALL = ['MarkContentCollected', 'MarkProcessing', 'MarkCompleted'];
const from = (attempt: number | null) => ({
  attempt,
  execution: attempt === null ? null : attemptName(EPISODE_ID, attempt),
  isInput: false,
});

it('an attempt from the beginning takes nothing over', async () => {
  expect(await takenOver({ trigger: 'retry' }, { input: {}, through: ALL })).toEqual([]);
});

it('each step is that of the latest attempt that did it and wrote it into the row', async () => {
  expect(
    await takenOver(
      { from: 'audio' },
      { input: {}, through: ALL },
      // Its script was never marked; it collected nothing by itself.
      { input: { from: 'script' }, through: ['MarkContentCollected'] },
    ),
  ).toEqual([
    { state: 'CollectContent', ...from(1) },
    { state: 'WriteScript', ...from(1) },
  ]);
  expect(
    await takenOver(
      { from: 'publish' },
      { input: {}, through: ['MarkContentCollected'] },
      { input: { from: 'script' }, through: ALL },
    ),
  ).toEqual([
    { state: 'CollectContent', ...from(1) },
    { state: 'WriteScript', ...from(2) },
    { state: 'GenerateAudio', ...from(2) },
  ]);
});

it('a script that the input brings along is nobody else’s, and a later attempt takes it from there', async () => {
  const edited = { from: 'audio', script: { object: {} } };
  const first = { input: {}, through: ALL };
  expect(await takenOver(edited, first)).toEqual([
    { state: 'CollectContent', ...from(1) },
    { state: 'WriteScript', ...from(null), isInput: true },
  ]);
  expect(await takenOver({ from: 'audio' }, first, { input: edited, through: ALL })).toEqual([
    { state: 'CollectContent', ...from(1) },
    { state: 'WriteScript', ...from(2) },
  ]);
});

it('what nobody knows any more is said to be so', async () => {
  expect(await takenOver({ from: 'script' }, null)).toEqual([
    { state: 'CollectContent', ...from(null) },
  ]);
});
