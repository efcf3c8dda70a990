import { expect, it } from 'vitest';
import type { ExecutionSummary } from '../../../../src/api/executions/schema.ts';
import { retryable } from '../../../../src/console/runs/retryable.ts';

const MILL = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01';
const QUAY = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a02';
const run = (
  name: string,
  status: ExecutionSummary['status'],
  machine: ExecutionSummary['machine'] = 'episode',
): ExecutionSummary => ({
  ...{ name, machine, attempt: null, startedBy: null, status },
  ...{ startedAt: '2026-09-01T08:00:00Z', stoppedAt: null, input: null, error: null },
});

it.each<[string, ExecutionSummary[], string[]]>([
  ['every way to end badly', [run(MILL, 'failed'), run(QUAY, 'timed_out')], [MILL, QUAY]],
  ['one that was stopped', [run(MILL, 'aborted')], [MILL]],
  ['neither what runs nor what came through', [run(MILL, 'running'), run(QUAY, 'succeeded')], []],
  ['not what came through since', [run(`${MILL}-2`, 'succeeded'), run(MILL, 'failed')], []],
  ['the last of several', [run(`${MILL}-2`, 'failed'), run(MILL, 'failed')], [`${MILL}-2`]],
  ['no run of another machine', [run(MILL, 'failed', 'notify')], []],
])('%s', (_, runs, names) => {
  expect([...retryable(runs).values()].map(({ name }) => name)).toEqual(names);
});
