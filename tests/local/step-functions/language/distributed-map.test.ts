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
