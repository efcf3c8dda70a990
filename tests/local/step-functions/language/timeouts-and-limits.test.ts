import { describe, expect, it } from 'vitest';
import { jsonPathMachineOf, machineOf, outputOf, runMachine } from './run-machine.ts';

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const LAMBDA = { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:000000000000:function:slow' };

describe('TimeoutSeconds', () => {
  const slow = {
    tasks: async (
      call: { signal: AbortSignal },
      clock: { sleep(ms: number, signal?: AbortSignal): Promise<void> },
    ) => {
      await clock.sleep(60_000, call.signal);
      return 'late';
    },
  };

  it('of a task fails it with States.Timeout, aborts the call and has no cause', async () => {
    let aborted = false;
    const run = await runMachine(machineOf({ ...TASK, TimeoutSeconds: 5 }), {
      tasks: (call, clock) => {
        call.signal.addEventListener('abort', () => {
          aborted = true;
        });
        return slow.tasks(call, clock);
      },
    });
    expect(run.result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(run.types.slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
    expect(run.elapsedSeconds).toBe(5);
    expect(aborted).toBe(true);
  });

  it('of a bare Lambda function leaves an event of its own family', async () => {
    const run = await runMachine(machineOf({ ...LAMBDA, TimeoutSeconds: 5 }), slow);
    expect(run.types).toContain('LambdaFunctionTimedOut');
  });

  it.each([
    ['JSONata', machineOf({ ...TASK, TimeoutSeconds: '{% $states.input.limit %}' })],
    ['a path', jsonPathMachineOf({ ...TASK, TimeoutSecondsPath: '$.limit' })],
  ])('comes from %s', async (_name, machine) => {
    const run = await runMachine(machine, { ...slow, input: { limit: 9 } });
    expect(run.elapsedSeconds).toBe(9);
    expect(run.events[2]).toMatchObject({ taskScheduledEventDetails: { timeoutInSeconds: 9 } });
  });

  it('does not outlive a task that was quick', async () => {
    const run = await runMachine(machineOf({ ...TASK, TimeoutSeconds: 5 }));
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.elapsedSeconds).toBe(0);
  });

  it('of the machine ends the execution as TIMED_OUT, in the middle of whatever runs', async () => {
    const wait = machineOf({ Type: 'Wait', Seconds: 3_600 }, { TimeoutSeconds: 60 });
    const run = await runMachine(wait);
    expect(run.result).toEqual({ status: 'TIMED_OUT' });
    expect(run.types).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut']);
    expect(run.elapsedSeconds).toBe(60);
    const call = machineOf({ ...TASK, Catch: [] }, { TimeoutSeconds: 7 });
    expect((await runMachine(call, slow)).result.status).toBe('TIMED_OUT');
  });
});

describe('StopExecution', () => {
  it('ends the execution as ABORTED with the error and cause that were given', async () => {
    const stop = new AbortController();
    const run = await runMachine(machineOf({ Type: 'Wait', Seconds: 3_600 }), {
      stop: stop.signal,
      record: ({ type }) => {
        if (type === 'WaitStateEntered') stop.abort({ error: 'Cancelled', cause: 'by hand' });
      },
    });
    expect(run.result).toEqual({ status: 'ABORTED', error: 'Cancelled', cause: 'by hand' });
    expect(run.types.at(-1)).toBe('ExecutionAborted');
  });
});

describe('the quotas', () => {
  const big = 'x'.repeat(262_143);

  it('refuse a task result over 256 KiB, in bytes of JSON', async () => {
    const run = await runMachine(machineOf(TASK), { tasks: async () => big });
    expect(run.result).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause:
        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
    const fits = await runMachine(machineOf(TASK), { tasks: async () => big.slice(1) });
    expect(outputOf(fits)).toBe(big.slice(1));
    const wide = await runMachine(machineOf(TASK), { tasks: async () => 'ж'.repeat(131_072) });
    expect(wide.result).toMatchObject({ error: 'States.DataLimitExceeded' });
  });

  it("refuse a state's output over 256 KiB, by the state's name", async () => {
    const machine = machineOf({ Type: 'Pass', Output: '{% $pad("", 300000, "x") %}' });
    expect((await runMachine(machine)).result).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: expect.stringContaining("The state/task 'Only' returned a result"),
    });
  });

  it('refuse more than 256 KiB of variables or of arguments', async () => {
    const half = '{% $pad("", 150000, "x") %}';
    const assigning = machineOf({ Type: 'Pass', Assign: { a: half, b: half }, Output: 1 });
    expect((await runMachine(assigning)).result).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: expect.stringContaining("'Only' assigned variables"),
    });
    const calling = await runMachine(machineOf({ ...TASK, Arguments: [half, half] }));
    expect(calling.result).toMatchObject({ error: 'States.DataLimitExceeded' });
    expect(calling.types).not.toContain('TaskScheduled');
  });

  it('end an execution whose history reaches 25,000 events', async () => {
    const loop = {
      StartAt: 'Again',
      States: {
        Again: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'Again' }] },
      },
    };
    const run = await runMachine(loop);
    expect(run.events).toHaveLength(25_000);
    expect(run.result).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  });

  it('refuse a wait of more than 2^31 - 1 seconds', async () => {
    const machine = jsonPathMachineOf({ Type: 'Wait', SecondsPath: '$.s' });
    const far = await runMachine(machine, { input: { s: 2_147_483_648 } });
    expect(far.result).toMatchObject({ cause: expect.stringContaining('delay is too long') });
    const near = await runMachine(machine, { input: { s: 2_147_483_647 } });
    expect(near.result.status).toBe('SUCCEEDED');
  });
});
