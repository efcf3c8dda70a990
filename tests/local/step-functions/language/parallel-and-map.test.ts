import { describe, expect, it } from 'vitest';
import { TaskFailed } from '../../../../local/step-functions/contract.ts';
import { jsonPathMachineOf, machineOf, outputOf, runMachine } from './run-machine.ts';

const call = (name: string) => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } },
});
const waitFor = (name: string, Seconds: number) => ({
  StartAt: name,
  States: { [name]: { Type: 'Wait', Seconds, End: true } },
});
const fail = (name: string) => ({
  StartAt: name,
  States: { [name]: { Type: 'Fail', Error: 'Boom' } },
});

describe('Parallel', () => {
  it('gives its branches Arguments and hands their outputs on in order', async () => {
    const run = await runMachine(
      machineOf({
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n + 1 %}' },
        Branches: [waitFor('Slow', 9), waitFor('Quick', 1)],
        Output: '{% $states.result.n %}',
      }),
      { input: { n: 1 } },
    );
    expect(outputOf(run)).toEqual([2, 2]);
    expect(run.elapsedSeconds).toBe(9);
  });

  it('gives up the other branches when one fails, and tells of the states they were in', async () => {
    const run = await runMachine(
      machineOf({
        Type: 'Parallel',
        Branches: [waitFor('Long', 3_600), call('Call'), fail('Fails')],
      }),
      { tasks: ({ signal }, clock) => clock.sleep(10_000, signal).then(() => null) },
    );
    expect(run.result).toEqual({ status: 'FAILED', error: 'Boom' });
    expect(run.elapsedSeconds).toBe(0);
    expect(run.types).toContain('WaitStateAborted');
    expect(run.types).toContain('TaskStateAborted');
    expect(run.types.slice(-2)).toEqual(['ParallelStateFailed', 'ExecutionFailed']);
  });

  it('chains the events of each branch by themselves', async () => {
    const run = await runMachine(
      machineOf({ Type: 'Parallel', Branches: [waitFor('A', 2), waitFor('B', 1)] }),
    );
    const chain = run.events.map(({ id, previousEventId, type }) => [id, previousEventId, type]);
    expect(chain).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'ParallelStateEntered'],
      [3, 2, 'ParallelStateStarted'],
      [4, 3, 'WaitStateEntered'],
      [5, 3, 'WaitStateEntered'],
      [6, 5, 'WaitStateExited'],
      [7, 4, 'WaitStateExited'],
      [8, 7, 'ParallelStateSucceeded'],
      [9, 7, 'ParallelStateExited'],
      [10, 9, 'ExecutionSucceeded'],
    ]);
  });

  it('can be retried and caught as a whole', async () => {
    const state = {
      Type: 'Parallel',
      Branches: [fail('Fails')],
      Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 2, IntervalSeconds: 3, BackoffRate: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
    };
    const machine = {
      StartAt: 'Only',
      States: { Only: { ...state, End: true }, Done: { Type: 'Succeed' } },
    };
    const run = await runMachine(machine);
    expect(outputOf(run)).toEqual({ Error: 'Boom', Cause: '' });
    expect(run.elapsedSeconds).toBe(6);
    expect(run.types.filter((type) => type === 'ParallelStateStarted')).toHaveLength(3);
    expect(run.types.filter((type) => type === 'ParallelStateFailed')).toHaveLength(1);
  });
});

describe('Map', () => {
  const processor = (states: object) => ({ ProcessorConfig: { Mode: 'INLINE' }, ...states });

  it.each([
    [1, 40],
    [3, 20],
    [0, 10],
  ])('runs at most MaxConcurrency (%d) iterations at once', async (MaxConcurrency, seconds) => {
    let running = 0;
    let most = 0;
    const run = await runMachine(
      machineOf({
        Type: 'Map',
        Items: '{% $states.input %}',
        MaxConcurrency,
        ItemProcessor: processor(call('Call')),
      }),
      {
        input: [1, 2, 3, 4],
        tasks: async ({ input }, clock) => {
          running += 1;
          most = Math.max(most, running);
          await clock.sleep(10_000);
          running -= 1;
          return Number(input) * 10;
        },
      },
    );
    expect(outputOf(run)).toEqual([10, 20, 30, 40]);
    expect(most).toBe(MaxConcurrency || 4);
    expect(run.elapsedSeconds).toBe(seconds);
  });

  it('runs no more than 40 iterations at once when nothing limits it', async () => {
    const input = Array.from({ length: 81 }, (_, index) => index);
    const run = await runMachine(
      machineOf({ Type: 'Map', ItemProcessor: processor(waitFor('Wait', 10)) }),
      { input },
    );
    expect(outputOf(run)).toEqual(input);
    expect(run.elapsedSeconds).toBe(30);
  });

  it('shows the item in the context object, to ItemSelector and inside', async () => {
    const inside = {
      StartAt: 'Show',
      States: {
        Show: { Type: 'Pass', Parameters: { 'i.$': '$$.Map.Item.Index', 'in.$': '$' }, End: true },
      },
    };
    const run = await runMachine(
      jsonPathMachineOf({
        Type: 'Map',
        InputPath: '$.order',
        ItemsPath: '$.lines',
        ItemSelector: { 'id.$': '$.id', 'line.$': '$$.Map.Item.Value' },
        ItemProcessor: processor(inside),
        ResultPath: '$.shown',
      }),
      { input: { order: { id: 7, lines: ['a', 'b'] } } },
    );
    expect(outputOf(run)).toEqual({
      order: { id: 7, lines: ['a', 'b'] },
      shown: [
        { i: 0, in: { id: 7, line: 'a' } },
        { i: 1, in: { id: 7, line: 'b' } },
      ],
    });
  });

  it('fails with the error of the iteration that fails and gives up the others', async () => {
    const run = await runMachine(
      machineOf({ Type: 'Map', ItemProcessor: processor(call('Call')) }),
      {
        input: [1, 2, 3],
        tasks: async ({ input, signal }, clock) => {
          await clock.sleep(Number(input) * 1_000, signal);
          if (input === 2) throw new TaskFailed('Second', 'told');
          return input;
        },
      },
    );
    expect(run.result).toEqual({ status: 'FAILED', error: 'Second', cause: 'told' });
    expect(run.elapsedSeconds).toBe(2);
    const ends = run.types.filter((type) => /^MapIteration(?!Started)/.test(type));
    expect(ends.sort()).toEqual([
      'MapIterationAborted',
      'MapIterationFailed',
      'MapIterationSucceeded',
    ]);
  });

  it.each([
    [{ a: 1 }, 'object', '{"a":1}'],
    ['text', 'string', '"text"'],
    [null, 'null', 'null'],
  ])('refuses Items that are no array: %j', async (input, type, shown) => {
    const run = await runMachine(
      machineOf({
        Type: 'Map',
        Items: '{% $states.input %}',
        ItemProcessor: processor(call('Call')),
      }),
      { input },
    );
    expect(run.result).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: `An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression '$states.input' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was '${type}' for value: ${shown}`,
    });
  });

  // Developer guide, "Inline mode": it accepts only a JSON array; a distributed Map takes objects as well.
  it('wants an array where ItemsPath leads', async () => {
    const run = await runMachine(
      jsonPathMachineOf({ Type: 'Map', ItemProcessor: processor(call('Call')) }),
      { input: { a: 1 } },
    );
    expect(run.result).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining('Reference path "$" must point to array.'),
    });
  });

  it('without Items wants an array for its input', async () => {
    const run = await runMachine(
      machineOf({ Type: 'Map', ItemProcessor: processor(call('Call')) }),
      { input: { a: 1 } },
    );
    expect(run.result).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining('Map state input must be an array but was: object'),
    });
  });

  it('does nothing to an empty array', async () => {
    const run = await runMachine(
      machineOf({ Type: 'Map', ItemProcessor: processor(call('Call')) }),
      { input: [] },
    );
    expect(outputOf(run)).toEqual([]);
    expect(run.types).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });
});

describe('a state with branches or iterations that fails', () => {
  const none = '{% $states.input.none %}';
  const map = { Type: 'Map', ItemProcessor: waitFor('In', 1) };
  const parallel = { Type: 'Parallel', Branches: [waitFor('In', 1)] };

  it.each([
    ['before its iterations', machineOf({ ...map, Items: none }), 'MapStateFailed'],
    ['after its iterations', machineOf({ ...map, Output: none }), 'MapStateFailed'],
    ['at a variable', machineOf({ ...map, Assign: { v: none } }), 'MapStateFailed'],
    ['before its branches', machineOf({ ...parallel, Arguments: none }), 'ParallelStateFailed'],
    ['after its branches', machineOf({ ...parallel, Output: none }), 'ParallelStateFailed'],
    [
      'where its result goes',
      jsonPathMachineOf({ ...parallel, ResultPath: '$[0].a' }),
      'ParallelStateFailed',
    ],
  ])('%s tells so by an event', async (_where, machine, type) => {
    const run = await runMachine(machine, { input: [] });
    expect(run.types.slice(-2)).toEqual([type, 'ExecutionFailed']);
  });

  it.each([
    ['before its iterations', jsonPathMachineOf({ ...map, ItemsPath: '$.none' })],
    ['after its iterations', jsonPathMachineOf({ ...map, OutputPath: '$.none' })],
    [
      'inside one',
      jsonPathMachineOf({
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'In',
          States: { In: { Type: 'Pass', InputPath: '$.none', End: true } },
        },
      }),
    ],
  ])('by States.Runtime %s tells nothing, and nothing catches it', async (_where, machine) => {
    const run = await runMachine(machine, { input: [1] });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.types).not.toContain('MapStateFailed');
  });

  it('fails an iteration whose Wait has a bad Timestamp, so that it can be caught', async () => {
    const waiting = {
      StartAt: 'In',
      States: { In: { Type: 'Wait', Timestamp: '{% "soon" %}', End: true } },
    };
    const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Done' }];
    const run = await runMachine(
      {
        QueryLanguage: 'JSONata',
        StartAt: 'Only',
        States: {
          Only: { Type: 'Map', ItemProcessor: waiting, Catch, End: true },
          Done: { Type: 'Succeed' },
        },
      },
      { input: [1] },
    );
    expect(outputOf(run)).toMatchObject({
      Error: 'States.QueryEvaluationError',
      Cause: expect.stringContaining('does not reference a valid ISO-8601'),
    });
  });
});

describe('variables', () => {
  it('of a state are set together, after its output was made from the old ones', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
        Swap: {
          Type: 'Pass',
          Assign: { a: '{% $b %}', b: '{% $a %}' },
          Output: '{% [$a, $b] %}',
          Next: 'Show',
        },
        Show: {
          Type: 'Pass',
          Output: { before: '{% $states.input %}', now: '{% [$a, $b] %}' },
          End: true,
        },
      },
    };
    const run = await runMachine(machine);
    expect(outputOf(run)).toEqual({ before: [1, 2], now: [2, 1] });
    const exited = run.events.find(({ type }) => type === 'PassStateExited');
    expect(exited).toMatchObject({
      stateExitedEventDetails: { assignedVariables: { a: '1', b: '2' } },
    });
  });

  it('of a branch are seen inside it alone, and it sees the ones around', async () => {
    const branch = {
      StartAt: 'In',
      States: {
        In: { Type: 'Pass', Assign: { inner: '{% $outer & "!" %}' }, Next: 'Tell' },
        Tell: { Type: 'Pass', Output: '{% $inner %}', End: true },
      },
    };
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { outer: 'x' }, Next: 'Fork' },
        Fork: { Type: 'Parallel', Branches: [branch], Next: 'After' },
        After: { Type: 'Pass', Output: '{% [$states.input, $exists($inner)] %}', End: true },
      },
    };
    expect(outputOf(await runMachine(machine))).toEqual(['x!', false]);
  });
});
