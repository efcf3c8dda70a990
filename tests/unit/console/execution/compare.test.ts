import { expect, it } from 'vitest';
import type { ExecutionView } from '../../../../src/api/executions/schema.ts';
import { compare } from '../../../../src/console/execution/compare/compare.ts';
import { aStateView, aTry, atSecond } from '../../../support/a-state-view.ts';

const anAttempt = (
  attempt: number,
  input: unknown,
  states: ExecutionView['states'],
): ExecutionView => ({
  name: `e-${attempt}`,
  machine: 'episode',
  attempt,
  status: 'failed',
  startedAt: atSecond(0),
  stoppedAt: atSecond(60),
  input,
  output: null,
  error: null,
  executionArn: 'arn:aws:states:eu-central-1:000000000000:execution:m:e',
  failedState: null,
  states,
  takenOver: [],
  eventCount: 9,
  isComplete: true,
});
const busy = { name: 'Busy', cause: '' };

it('says state by state what each attempt spent, met, and took over', () => {
  const rows = compare([
    anAttempt(1, {}, [
      aStateView({ name: 'CollectContent', tries: [aTry(0, 1)] }),
      aStateView({ name: 'ChooseByOutcome', type: 'Choice' }),
      aStateView({
        name: 'WriteScript',
        tries: [aTry(0, 1, 'Busy'), aTry(2, 3, 'Busy')],
        exitedAt: atSecond(3),
        error: busy,
      }),
    ]),
    anAttempt(2, { from: 'script' }, [
      aStateView({ name: 'WriteScript', tries: [aTry(0, 1)], exitedAt: atSecond(2) }),
      aStateView({ name: 'GenerateAudio', tries: [aTry(2, null)], exitedAt: null }),
    ]),
    anAttempt(3, { from: 'audio', script: {} }, [
      aStateView({ name: 'GenerateAudio', tries: [aTry(0, 1)] }),
    ]),
    anAttempt(4, { from: 'audio' }, []),
  ]);
  const visited = (tookMs: number | null, tries: number, error: string | null = null) => ({
    kind: 'visited',
    tookMs,
    tries,
    error,
  });
  const none = { kind: 'none' };
  expect(rows).toEqual([
    {
      name: 'CollectContent',
      cells: [
        visited(1000, 1),
        { kind: 'taken', attempt: 1 },
        { kind: 'taken', attempt: 1 },
        { kind: 'taken', attempt: 1 },
      ],
    },
    {
      name: 'WriteScript',
      cells: [
        visited(3000, 2, 'Busy'),
        visited(2000, 1),
        { kind: 'edited' },
        { kind: 'taken', attempt: 2 },
      ],
    },
    { name: 'GenerateAudio', cells: [none, visited(null, 1), visited(1000, 1), none] },
  ]);
});
