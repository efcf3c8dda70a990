import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExecutionEvent } from '../../../src/inspect/execution-event.ts';
import { readStates } from '../../../src/inspect/read-states.ts';

/** What GetExecutionHistory of AWS answered; its times are a second an event. */
const recorded = (name: string): readonly ExecutionEvent[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'));

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();

const tree = (name: string) => {
  const runs = readStates(recorded(name));
  const nameOf = (id: number | null) => runs.find((run) => run.id === id)?.name ?? null;
  return runs.map((run) => [run.name, nameOf(run.parent), run.item]);
};

describe('a task that is tried four times and caught', () => {
  it.each(['lambda-retried-and-failed', 'direct-lambda-retried'])('%s', (name) => {
    const [called, handled, ...others] = readStates(recorded(name));
    expect(others).toEqual([]);
    expect(called).toMatchObject({
      name: 'InvokeLambdaWithRetry',
      type: 'Task',
      parent: null,
      enteredAt: at(2),
      exitedAt: at(15),
      error: { name: expect.any(String) },
    });
    expect(called?.tries.map((one) => [one.startedAt, one.endedAt, one.waitSeconds])).toEqual([
      [at(3), at(5), 0],
      [at(6), at(8), 1],
      [at(9), at(11), 1],
      [at(12), at(14), 1],
    ]);
    for (const { error, cause } of called?.tries ?? []) {
      expect(error).toBe(called?.error?.name);
      expect(cause).not.toBe('');
    }
    expect(handled).toMatchObject({ name: 'HandleError', error: null, tries: [] });
    expect(JSON.parse(handled?.input ?? '')).toEqual(JSON.parse(called?.output ?? ''));
  });

  it('keeps what the catcher assigned', () => {
    const [task] = readStates(recorded('assigned-in-catch'));
    expect(Object.keys(task?.assigned ?? {})).toEqual(['result']);
    expect(JSON.parse(task?.assigned['result'] ?? '')).toMatchObject({ Error: task?.error?.name });
  });
});

describe('what lies inside of a Map or Parallel', () => {
  it('belongs to it, item by item, two Maps deep', () => {
    const inner = (item: number) => [
      ['AssignCurrentVector', 'IterateLevels', item],
      ['Calculate', 'IterateLevels', item],
      ...[0, 1, 2].map((index) => [expect.any(String), 'Calculate', index]),
    ];
    expect(tree('map-of-items')).toEqual([
      ['Input', null, null],
      ['IterateLevels', null, null],
      ...inner(0),
      ...inner(1),
      ...inner(2),
    ]);
    for (const run of readStates(recorded('map-of-items'))) {
      expect(run.exitedAt, run.name).not.toBeNull();
      expect(run.error, run.name).toBeNull();
      expect(run.tries.map(({ error }) => error)).toEqual(run.type === 'Map' ? [null] : []);
    }
  });

  it('gives its error to the Map that it fails', () => {
    const runs = readStates(recorded('map-caught'));
    expect(runs.map(({ name, parent }) => [name, parent])).toEqual([
      ['StartState', null],
      ['MapState', null],
      ['HandleItemFail', 4],
      ['FinalCaught', null],
    ]);
    expect(runs[1]).toMatchObject({
      exitedAt: at(10),
      error: { name: 'HandleItemFailError', cause: 'HandleItemFailCause' },
    });
  });

  it('makes a Parallel try again, and be caught', () => {
    const [parallel, ...others] = readStates(recorded('parallel-retried-and-caught'));
    expect(parallel?.tries).toHaveLength(2);
    const [first, second] = parallel?.tries ?? [];
    expect(first).toMatchObject({ startedAt: at(3), endedAt: at(7) });
    expect(first?.error).toBe('Exception');
    expect(second).toMatchObject({ startedAt: at(9), endedAt: at(13), waitSeconds: 2 });
    expect(parallel?.error?.name).toBe('Exception');
    expect(others.map(({ name, parent }) => [name, parent])).toEqual([
      ['ExecuteLambdaTask', 2],
      ['ExecuteLambdaTask', 2],
      ['Fallback', null],
    ]);
  });
});

describe('an execution that ends elsewhere than at its last state', () => {
  it('leaves what stopped it in the state that was at work', () => {
    const [waiting] = readStates(recorded('stopped-while-waiting'));
    expect(waiting).toMatchObject({ type: 'Wait', exitedAt: null, error: { name: 'Aborted' } });
  });

  it('names a timeout as Step Functions does', () => {
    const [sent] = readStates(recorded('task-timed-out'));
    expect(sent?.tries).toEqual([
      {
        startedAt: at(3),
        endedAt: at(6),
        error: 'States.Timeout',
        cause: expect.any(String),
        waitSeconds: 0,
      },
    ]);
    expect(sent).toMatchObject({ exitedAt: null, error: { name: 'States.Timeout' } });
  });

  it('says which expression failed, of the very first state too', () => {
    const [first] = readStates(recorded('evaluation-failed'));
    expect(first?.error?.name).toBe('States.QueryEvaluationError');
    expect(first?.error?.cause).toContain('doesNotExist');
  });
});

describe('a history that isn’t whole yet', () => {
  const events = recorded('lambda-retried-and-failed');
  it('shows the try that is under way', () => {
    const [run] = readStates(events.slice(0, 7));
    expect(run?.exitedAt).toBeNull();
    expect(run?.error).toBeNull();
    expect(run?.tries.map(({ endedAt }) => endedAt)).toEqual([at(5), null]);
  });

  it('shows that the machine waits before it tries again', () => {
    const [run] = readStates(events.slice(0, 5));
    expect(run?.tries.map(({ endedAt }) => endedAt)).toEqual([at(5)]);
    expect(run).toMatchObject({ exitedAt: null, error: { name: run?.tries[0]?.error } });
  });

  it('is nothing where nothing has happened', () => {
    expect(readStates([])).toEqual([]);
  });
});
