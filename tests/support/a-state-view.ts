import type { StateView } from '../../src/api/executions/schema.ts';

/** `second` seconds after a moment that all tests share, in ISO 8601 UTC. */
export const atSecond = (second: number): string =>
  new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();

/** A visit to a state that came through without having called anything. */
export const aStateView = (values: Partial<StateView> & Pick<StateView, 'name'>): StateView => ({
  id: 2,
  type: 'Task',
  parent: null,
  item: null,
  enteredAt: atSecond(0),
  exitedAt: atSecond(1),
  tries: [],
  input: null,
  output: null,
  assigned: {},
  error: null,
  ...values,
});

/** A try of a state from one second to another; null while it runs. */
export const aTry = (
  from: number,
  until: number | null,
  error: string | null = null,
): StateView['tries'][number] => ({
  startedAt: atSecond(from),
  endedAt: until === null ? null : atSecond(until),
  error,
  cause: error === null ? null : '',
  waitSeconds: 0,
});
