import { describe, expect, it } from 'vitest';
import type { Json, TaskCall } from '../../../../local/step-functions/contract.ts';
import { TaskFailed } from '../../../../local/step-functions/contract.ts';
import { jsonPathMachineOf, machineOf, outputOf, runMachine } from './run-machine.ts';

const HEAD = 'arn:aws:states:::aws-sdk:s3:headObject';
const LAMBDA = 'arn:aws:lambda:eu-west-1:000000000000:function:collect';

/** Runs a state whose task answers, and tells how it was called. */
async function call(state: object, input: Json, answer: Json = null) {
  const calls: TaskCall[] = [];
  const run = await runMachine(state, {
    input,
    tasks: async (taskCall) => {
      calls.push(taskCall);
      return answer;
    },
  });
  return { run, calls };
}

describe('Task', () => {
  it('calls its resource with the arguments that it evaluates', async () => {
    const state = { Type: 'Task', Resource: HEAD, Arguments: { Key: '{% $states.input.key %}' } };
    const { calls } = await call(machineOf(state), { key: 'a/b' });
    expect(calls).toMatchObject([
      {
        resource: HEAD,
        input: { Key: 'a/b' },
        stateName: 'Only',
        executionArn: 'arn:aws:states:eu-west-1:000000000000:execution:machine:run',
      },
    ]);
  });

  it('takes data through every path of JSONPath in its order', async () => {
    const state = {
      Type: 'Task',
      Resource: HEAD,
      InputPath: '$.in',
      Parameters: { 'Key.$': '$.key', Bucket: 'b' },
      ResultSelector: { 'size.$': '$.ContentLength' },
      ResultPath: '$.head',
      OutputPath: "$['in','head']",
    };
    const { run, calls } = await call(
      jsonPathMachineOf(state),
      { in: { key: 'k' }, rest: 1 },
      { ContentLength: 7, ETag: 'x' },
    );
    expect(calls[0]?.input).toEqual({ Key: 'k', Bucket: 'b' });
    expect(outputOf(run)).toEqual({ in: { key: 'k' }, head: { size: 7 } });
  });

  it('tells in the history of a service what was called where', async () => {
    const state = { Type: 'Task', Resource: HEAD, Arguments: { Key: 'k' }, TimeoutSeconds: 30 };
    const { run } = await call(machineOf(state), {}, { ContentLength: 7 });
    const where = { resource: 'headObject', resourceType: 'aws-sdk:s3' };
    expect(run.events.slice(2, 5)).toMatchObject([
      {
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          ...where,
          parameters: '{"Key":"k"}',
          region: 'eu-west-1',
          timeoutInSeconds: 30,
        },
      },
      { type: 'TaskStarted', taskStartedEventDetails: where },
      {
        type: 'TaskSucceeded',
        taskSucceededEventDetails: { ...where, output: '{"ContentLength":7}' },
      },
    ]);
  });

  it('tells of a function by its ARN with events of its own', async () => {
    const failing = await runMachine(machineOf({ Type: 'Task', Resource: LAMBDA }), {
      input: { n: 1 },
      tasks: async () => {
        throw new TaskFailed('Broken', 'told');
      },
    });
    expect(failing.events.slice(2, 5)).toMatchObject([
      {
        type: 'LambdaFunctionScheduled',
        lambdaFunctionScheduledEventDetails: { input: '{"n":1}', resource: LAMBDA },
      },
      { type: 'LambdaFunctionStarted' },
      {
        type: 'LambdaFunctionFailed',
        lambdaFunctionFailedEventDetails: { error: 'Broken', cause: 'told' },
      },
    ]);
  });

  it('gives up with what its runner throws that is no failure of the task', async () => {
    const run = runMachine(machineOf({ Type: 'Task', Resource: HEAD }), {
      tasks: async () => {
        throw new TypeError('a bug');
      },
    });
    await expect(run).rejects.toThrow('a bug');
  });

  it('has a fresh context object for each state', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'First',
      States: {
        First: { Type: 'Wait', Seconds: 90, Next: 'Show' },
        Show: { Type: 'Pass', Output: '{% $states.context %}', End: true },
      },
    };
    expect(outputOf(await runMachine(machine, { input: { a: 1 } }))).toEqual({
      Execution: {
        Id: 'arn:aws:states:eu-west-1:000000000000:execution:machine:run',
        Input: { a: 1 },
        Name: 'run',
        RedriveCount: 0,
        RoleArn: 'arn:aws:iam::000000000000:role/machine',
        StartTime: '2026-01-01T00:00:00.000Z',
      },
      StateMachine: {
        Id: 'arn:aws:states:eu-west-1:000000000000:stateMachine:machine',
        Name: 'machine',
      },
      State: { Name: 'Show', EnteredTime: '2026-01-01T00:01:30.000Z' },
    });
  });
});
