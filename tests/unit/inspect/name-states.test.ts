import { expect, it } from 'vitest';
import { nameStates } from '../../../src/inspect/name-states.ts';

const event = (id: number, previousEventId: number, type: string, name?: string) => ({
  id,
  previousEventId,
  type,
  timestamp: '2026-01-01T00:00:00.000Z',
  ...(name && { [`${type}EventDetails`]: { name } }),
});

it('names the state of each event, of what only follows one too', () => {
  const names = nameStates([
    event(1, 0, 'ExecutionStarted'),
    event(2, 0, 'TaskStateEntered', 'Collect'),
    event(3, 2, 'TaskScheduled'),
    event(4, 3, 'TaskSucceeded'),
    event(5, 4, 'TaskStateExited', 'Collect'),
    event(6, 5, 'SucceedStateEntered', 'Done'),
    event(7, 6, 'ExecutionSucceeded'),
  ]);
  expect([...names]).toEqual([
    [2, 'Collect'],
    [3, 'Collect'],
    [4, 'Collect'],
    [5, 'Collect'],
    [6, 'Done'],
  ]);
});
