import { describe, expect, it } from 'vitest';
import { TaskFailed } from '../../../../local/step-functions/contract.ts';
import { jsonPathMachineOf, machineOf, outputOf, runMachine } from './run-machine.ts';

const CALL = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'Call',
  States: { Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } },
};

const failingAt = (...bad: number[]) => ({
  input: [0, 1, 2, 3],
  tasks: async ({ input }: { input: unknown }) => {
    if (bad.includes(Number(input))) throw new TaskFailed('Bad', 'told');
    return Number(input) * 10;
  },
});

describe('a distributed Map', () => {
  it.each([
    ['ItemProcessor', jsonPathMachineOf({ Type: 'Map', ItemProcessor: CALL })],
    ['Iterator', jsonPathMachineOf({ Type: 'Map', Iterator: CALL })],
  ])('in its %s keeps the events of its items out of the history', async (_name, machine) => {
    const run = await runMachine(machine, failingAt());
    expect(outputOf(run)).toEqual([0, 10, 20, 30]);
    expect(run.events.map(({ previousEventId, type }) => [previousEventId, type])).toEqual([
      [0, 'ExecutionStarted'],
      [0, 'MapStateEntered'],
      [2, 'MapStateStarted'],
      [3, 'MapRunStarted'],
      [4, 'MapRunSucceeded'],
      [5, 'MapStateSucceeded'],
      [5, 'MapStateExited'],
      [7, 'ExecutionSucceeded'],
    ]);
    expect(run.events[3]).toMatchObject({
      mapRunStartedEventDetails: {
        mapRunArn: expect.stringMatching(
          /^arn:aws:states:eu-west-1:000000000000:mapRun:machine\/Only:[\w-]+$/,
        ),
      },
    });
  });

  it('fails as soon as it does not tolerate what failed', async () => {
    const run = await runMachine(machineOf({ Type: 'Map', ItemProcessor: CALL }), failingAt(2));
    expect(run.result).toEqual({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    });
    expect(run.types.slice(-3)).toEqual(['MapRunFailed', 'MapStateFailed', 'ExecutionFailed']);
  });

  it.each([
    [{ ToleratedFailureCount: 2 }, [1, 2], [0, 30]],
    [{ ToleratedFailureCount: 1 }, [1, 2], undefined],
    [{ ToleratedFailurePercentage: 25 }, [1], [0, 20, 30]],
    [{ ToleratedFailurePercentage: 25 }, [1, 2], undefined],
    [{ ToleratedFailureCount: '{% 1 + 1 %}' }, [1, 2], [0, 30]],
    [{ ToleratedFailureCount: 3, ToleratedFailurePercentage: 25 }, [1, 2], undefined],
  ])('with %j and failures at %j', async (tolerance, bad, expected) => {
    const machine = machineOf({ Type: 'Map', ItemProcessor: CALL, ...tolerance });
    const run = await runMachine(machine, failingAt(...bad));
    if (expected === undefined) expect(run.result.status).toBe('FAILED');
    else expect(outputOf(run)).toEqual(expected);
  });

  it.each([
    [{ ToleratedFailureCountPath: '$[0]' }, 'cannot be negative'],
    [{ ToleratedFailurePercentagePath: '$[1]' }, 'must be between 0 and 100'],
    [{ ToleratedFailureCountPath: '$[2]' }, 'refers to value "many" which is not a valid integer'],
  ])('refuses %j once it has started, in the words of its entry', async (fields, told) => {
    const machine = jsonPathMachineOf({ Type: 'Map', ItemProcessor: CALL, ...fields });
    const { events, result } = await runMachine(machine, { input: [-1, 101, 'many'] });
    expect(result).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining(told) });
    expect(events.map(({ previousEventId, type }) => [previousEventId, type])).toEqual([
      [0, 'ExecutionStarted'],
      [0, 'MapStateEntered'],
      [2, 'MapStateStarted'],
      [2, 'ExecutionFailed'],
    ]);
  });

  // Developer guide, "ItemsPath" and "Items": the value is an array or an object, of which each iteration gets a pair.
  // https://github.com/floci-io/floci/pull/1588 has the pair's members and the context object, as the service shows them.
  const members = { a: 1, b: { x: null } };
  it.each([
    ['its input', jsonPathMachineOf, {}, members],
    ['ItemsPath', jsonPathMachineOf, { ItemsPath: '$.in' }, { in: members }],
    ['its input in JSONata', machineOf, {}, members],
    ['an expression', machineOf, { Items: '{% $states.input.in %}' }, { in: members }],
    ['a literal', machineOf, { Items: members }, {}],
  ])('iterates over the members of an object: %s', async (_name, machine, fields, input) => {
    const run = await runMachine(machine({ Type: 'Map', ItemProcessor: CALL, ...fields }), {
      input,
      tasks: async (call) => call.input,
    });
    expect(outputOf(run)).toEqual([
      { Key: 'a', Value: 1 },
      { Key: 'b', Value: { x: null } },
    ]);
    expect(run.events).toContainEqual(
      expect.objectContaining({ mapStateStartedEventDetails: { length: 2 } }),
    );
  });

  it.each([
    [
      jsonPathMachineOf,
      { 'i.$': '$$.Map.Item.Index', 'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value' },
    ],
    [
      machineOf,
      {
        i: '{% $states.context.Map.Item.Index %}',
        k: '{% $states.context.Map.Item.Key %}',
        v: '{% $states.context.Map.Item.Value %}',
      },
    ],
  ])('tells an ItemSelector the key of a member', async (machine, ItemSelector) => {
    const run = await runMachine(machine({ Type: 'Map', ItemProcessor: CALL, ItemSelector }), {
      input: members,
      tasks: async (call) => call.input,
    });
    expect(outputOf(run)).toEqual([
      { i: 0, k: 'a', v: 1 },
      { i: 1, k: 'b', v: { x: null } },
    ]);
  });

  it.each([
    [jsonPathMachineOf({ Type: 'Map', ItemProcessor: CALL }), 'must point to array'],
    [machineOf({ Type: 'Map', ItemProcessor: CALL }), 'must be an array but was: string'],
  ])('refuses a text for its items', async (machine, told) => {
    const run = await runMachine(machine, { input: 'text' });
    expect(run.result).toMatchObject({ status: 'FAILED', cause: expect.stringContaining(told) });
  });

  it('gives each item a history of its own, so that many items fit', async () => {
    const input = Array.from({ length: 6_000 }, (_, index) => index);
    const run = await runMachine(jsonPathMachineOf({ Type: 'Map', ItemProcessor: CALL }), {
      input,
      tasks: async () => 0,
    });
    expect(outputOf(run)).toHaveLength(6_000);
    expect(run.events.length).toBeLessThan(20);
  });
});
