import { expect, it } from 'vitest';
import { findNextAttempt } from '../../../../src/api/episode-status/next-attempt.ts';
import type { ExecutionRecord } from '../../../../src/episode/executions.ts';

const ID = '0a8e6f0c-7f59-4c45-9f6c-3f1de0f1a001';

/** Executions by the number in their names. */
const executionsOf = (statuses: Readonly<Record<number, ExecutionRecord['status']>>) => ({
  find: async (name: string): Promise<ExecutionRecord | null> => {
    const status = statuses[name === ID ? 1 : Number(name.slice(ID.length + 1))];
    if (!status) return null;
    const startedAt = '2026-01-01T00:00:00.000Z';
    return { status, podcastId: ID, window: null, startedAt, stoppedAt: null, error: null };
  },
});

it('has the next free name, behind those of attempts that died without the row', async () => {
  const executions = executionsOf({ 1: 'succeeded', 2: 'failed' });
  const next = await findNextAttempt(executions, { episodeId: ID, attempt: 1, execution: ID });
  expect(next).toEqual({ name: `${ID}-3`, execution: null });
});

it('goes by the name of the attempt that had the row, which is ahead of its number', async () => {
  const executions = executionsOf({ 1: 'succeeded', 2: 'failed', 3: 'succeeded' });
  const second = { episodeId: ID, attempt: 2, execution: `${ID}-3` };
  expect(await findNextAttempt(executions, second)).toEqual({ name: `${ID}-4`, execution: null });
});

it('is the one that is about to take the row over', async () => {
  const executions = executionsOf({ 1: 'failed', 2: 'running' });
  const next = await findNextAttempt(executions, { episodeId: ID, attempt: 1 });
  expect(next).toMatchObject({ name: `${ID}-2`, execution: { status: 'running' } });
});
