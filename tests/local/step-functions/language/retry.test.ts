import { describe, expect, it } from 'vitest';
import { TaskFailed } from '../../../../local/step-functions/contract.ts';
import { machineOf, outputOf, runMachine } from './run-machine.ts';

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: {} };

/** Runs a task that fails with these errors, one after the other, and then succeeds; tells when it was called. */
async function attemptsOf(retry: object[], errors: string[], random?: () => number) {
  const calledAt: number[] = [];
  const run = await runMachine(machineOf({ ...TASK, Retry: retry }), {
    ...(random && { random }),
    tasks: async (_call, clock) => {
      calledAt.push(clock.elapsed / 1_000);
      const error = errors[calledAt.length - 1];
      if (error !== undefined) throw new TaskFailed(error, 'told');
      return 'done';
    },
  });
  return { calledAt, run };
}

const many = (error: string, times: number): string[] => Array.from({ length: times }, () => error);

describe('Retry', () => {
  it('waits one second and doubles it, three times, by default', async () => {
    const { calledAt, run } = await attemptsOf([{ ErrorEquals: ['States.ALL'] }], many('Busy', 9));
    expect(calledAt).toEqual([0, 1, 3, 7]);
    expect(run.result).toEqual({ status: 'FAILED', error: 'Busy', cause: 'told' });
  });

  it('waits no longer than MaxDelaySeconds', async () => {
    const retrier = {
      ErrorEquals: ['Busy'],
      IntervalSeconds: 2,
      BackoffRate: 3,
      MaxDelaySeconds: 10,
      MaxAttempts: 4,
    };
    const { calledAt, run } = await attemptsOf([retrier], many('Busy', 4));
    expect(calledAt).toEqual([0, 2, 8, 18, 28]);
    expect(outputOf(run)).toBe('done');
  });

  it('draws the delay between nothing and the full one with JitterStrategy FULL', async () => {
    const draws = [0, 0.25, 0.999];
    const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 4, JitterStrategy: 'FULL' };
    const { calledAt } = await attemptsOf([retrier], many('Busy', 3), () => draws.shift() ?? 1);
    expect(calledAt).toEqual([0, 0, 2, 2 + 16 * 0.999]);
  });

  it('counts for each retrier, and the first that names the error decides', async () => {
    const retriers = [
      { ErrorEquals: ['Busy'], IntervalSeconds: 10, MaxAttempts: 1 },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 },
    ];
    const { calledAt, run } = await attemptsOf(retriers, ['Busy', 'Other', 'Other', 'Busy']);
    expect(calledAt).toEqual([0, 10, 11, 13]);
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'Busy' });
  });

  it('never comes with MaxAttempts 0', async () => {
    const retriers = [
      { ErrorEquals: ['Fatal'], MaxAttempts: 0 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 5 },
    ];
    expect((await attemptsOf(retriers, many('Fatal', 3))).calledAt).toEqual([0]);
  });

  it('leaves one entry of the state and the events of each attempt', async () => {
    const { run } = await attemptsOf([{ ErrorEquals: ['Busy'] }], ['Busy']);
    expect(run.types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('counts in the context object', async () => {
    let calls = 0;
    const run = await runMachine(
      machineOf({
        ...TASK,
        Arguments: { n: '{% $states.context.State.RetryCount %}' },
        Retry: [{ ErrorEquals: ['Busy'] }],
      }),
      {
        tasks: async ({ input }) => {
          calls += 1;
          if (calls < 3) throw new TaskFailed('Busy', '');
          return input;
        },
      },
    );
    expect(outputOf(run)).toEqual({ n: 2 });
  });

  it.each(['States.Timeout', 'States.Runtime'])(
    'takes States.TaskFailed for any error but %s',
    async (error) => {
      const { calledAt } = await attemptsOf([{ ErrorEquals: ['States.TaskFailed'] }], [error]);
      expect(calledAt).toEqual([0]);
    },
  );
});

describe('Catch', () => {
  const catching = (names: string[], extra: object = {}) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Call',
    States: {
      Call: { ...TASK, Catch: [{ ErrorEquals: names, Next: 'Caught', ...extra }], End: true },
      Caught: { Type: 'Pass', End: true },
    },
  });
  const failing = (error: string) => ({
    input: { id: 7 },
    tasks: async () => {
      throw new TaskFailed(error, 'told');
    },
  });

  it('hands the error on, and an Output and variables of its own when asked', async () => {
    const plain = await runMachine(catching(['Broken']), failing('Broken'));
    expect(outputOf(plain)).toEqual({ Error: 'Broken', Cause: 'told' });
    const output = { id: '{% $states.input.id %}', why: '{% $states.errorOutput.Cause %}' };
    const shaped = await runMachine(catching(['Broken'], { Output: output }), failing('Broken'));
    expect(outputOf(shaped)).toEqual({ id: 7, why: 'told' });
  });

  it.each([
    ['States.Runtime', 'States.Runtime', false],
    ['States.Runtime', 'States.ALL', false],
    ['States.DataLimitExceeded', 'States.ALL', true],
    ['States.DataLimitExceeded', 'States.TaskFailed', true],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.Timeout', 'States.ALL', true],
    ['Anything', 'States.TaskFailed', true],
  ])('of %s by %s: %s', async (error, name, caught) => {
    const run = await runMachine(catching([name]), failing(error));
    expect(run.result.status).toBe(caught ? 'SUCCEEDED' : 'FAILED');
  });

  it('takes a JSONata failure as States.QueryEvaluationError', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Call',
      States: {
        Call: {
          ...TASK,
          Output: '{% $states.result.absent %}',
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true },
      },
    };
    const run = await runMachine(machine);
    expect(outputOf(run)).toBe('States.QueryEvaluationError');
    expect(run.types).toContain('EvaluationFailed');
  });
});
