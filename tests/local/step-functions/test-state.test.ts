import { SFNClient, TestStateCommand, type TestStateInput } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StepFunctions, startStepFunctions } from '../../../local/step-functions/index.ts';
import { aService } from './server/integrations/wire.ts';

const ROLE = 'arn:aws:iam::000000000000:role/tester';
const CONNECTION = 'arn:aws:events:us-east-1:000000000000:connection/api/1';

let server: StepFunctions;
let client: SFNClient;
beforeAll(async () => {
  server = await startStepFunctions({
    connections: { [CONNECTION]: { headers: { apikey: 'secret' } } },
  });
  client = new SFNClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
});
afterAll(() => server.close());

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
const LOOP = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };

const test = async (definition: object, rest: Partial<TestStateInput> = {}) => {
  const { $metadata: _, ...answer } = await client.send(
    new TestStateCommand({ definition: JSON.stringify(definition), ...rest }),
  );
  return answer;
};
const failing = (error: string) => ({ errorOutput: { error, cause: 'told' } });

describe('TestState', () => {
  it('tries a state by itself and shows its data at DEBUG alone', async () => {
    const state = { Type: 'Pass', InputPath: '$.a', Parameters: { 'b.$': '$.n' }, Next: 'There' };
    const input = '{"a":{"n":1}}';
    expect(await test(state, { input })).toEqual({
      status: 'SUCCEEDED',
      output: '{"b":1}',
      nextState: 'There',
    });
    expect(await test(state, { input, inspectionLevel: 'DEBUG' })).toMatchObject({
      inspectionData: {
        input,
        afterInputPath: '{"n":1}',
        afterParameters: '{"b":1}',
        afterResultSelector: '{"b":1}',
        afterResultPath: '{"b":1}',
      },
    });
  });

  it('shows the variables with what the state assigned, and how far a failure got', async () => {
    const state = {
      QueryLanguage: 'JSONata',
      Type: 'Pass',
      Assign: { y: '{% $x + 1 %}' },
      End: true,
    };
    const variables = '{"x":1}';
    expect(await test(state, { variables, inspectionLevel: 'TRACE' })).toMatchObject({
      inspectionData: { variables: '{"x":1,"y":2}' },
    });
    const broken = { Type: 'Pass', InputPath: '$.a', Parameters: { 'b.$': '$.no' }, End: true };
    const answer = await test(broken, { input: '{"a":{}}', inspectionLevel: 'DEBUG' });
    expect(answer).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(answer.inspectionData).toEqual({ input: '{"a":{}}', afterInputPath: '{}' });
  });

  it('finds a state by name in a machine, in a branch too', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Fork',
      States: {
        Fork: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'Deep',
              States: { Deep: { Type: 'Pass', Output: '{% 1 + 1 %}', End: true } },
            },
          ],
          Next: 'Stop',
        },
        Stop: { Type: 'Fail', Error: 'E', Cause: 'C' },
      },
    };
    expect(await test(machine, { stateName: 'Stop' })).toEqual({
      status: 'FAILED',
      error: 'E',
      cause: 'C',
    });
    expect(await test(machine, { stateName: 'Deep' })).toMatchObject({ output: '2' });
    await expect(test(machine, { stateName: 'None' })).rejects.toThrow("no state 'None'");
    await expect(test(machine)).rejects.toThrow('stateName is required');
  });

  it('takes a mock for what it has not got', async () => {
    const states = [
      { ...TASK, Resource: `${TASK.Resource}.waitForTaskToken`, Parameters: {} },
      { ...TASK, Resource: 'arn:aws:states:us-east-1:0:activity:a' },
      { Type: 'Map', ItemProcessor: LOOP, End: true },
      { Type: 'Parallel', Branches: [LOOP], End: true },
    ];
    for (const state of states) {
      const answer = await test(state, { input: '[]', mock: { result: '[7]' } });
      expect(answer).toEqual({ status: 'SUCCEEDED', output: '[7]' });
      await expect(test(state, { input: '[]', roleArn: ROLE })).rejects.toThrow();
    }
  });

  it('tells which retrier retries and when, until its attempts are used up', async () => {
    const state = {
      ...TASK,
      Retry: [
        { ErrorEquals: ['Other'] },
        { ErrorEquals: ['Busy'], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 2 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue' }],
    };
    const retried = (retrierRetryCount: number) =>
      test(state, {
        mock: failing('Busy'),
        stateConfiguration: { retrierRetryCount },
        inspectionLevel: 'DEBUG',
      });
    expect(await retried(1)).toMatchObject({
      status: 'RETRIABLE',
      error: 'Busy',
      inspectionData: { errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 6 } },
    });
    expect(await retried(2)).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'Rescue',
      output: '{"Error":"Busy","Cause":"told"}',
      inspectionData: { errorDetails: { catchIndex: 0 } },
    });
  });

  it("shows a Map's items, and holds it to what it tolerates", async () => {
    const state = {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value' },
      MaxConcurrency: 3,
      ToleratedFailureCount: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        ...LOOP,
      },
      End: true,
    };
    const mapped = (mapIterationFailureCount: number) =>
      test(state, {
        input: '{"list":["a","b"]}',
        mock: { result: '[1]' },
        stateConfiguration: { mapIterationFailureCount },
        inspectionLevel: 'DEBUG',
      });
    expect(await mapped(1)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[1]',
      inspectionData: {
        afterItemsPath: '["a","b"]',
        afterItemSelector: '[{"i":0,"v":"a"},{"i":1,"v":"b"}]',
        maxConcurrency: 3,
        toleratedFailureCount: 1,
      },
    });
    expect(await mapped(2)).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  it('uses the context object that it is given, and that alone', async () => {
    const state = { Type: 'Pass', Parameters: { 'c.$': '$$' }, End: true };
    expect(await test(state, { context: '{"Execution":{"Id":"x"}}' })).toMatchObject({
      output: '{"c":{"Execution":{"Id":"x"}}}',
    });
  });

  it('shows what an HTTP Task exchanged at TRACE, its secret only when it is asked for', async () => {
    const api = await aService((response) => {
      response.writeHead(200, 'OK', { 'content-type': 'application/json' }).end('{"a":1}');
    });
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Parameters: {
        ApiEndpoint: `${api.endpoint}/things`,
        Method: 'GET',
        Authentication: { ConnectionArn: CONNECTION },
      },
      End: true,
    };
    const traced = await test(state, { roleArn: ROLE, inspectionLevel: 'TRACE' });
    const { request, response } = traced.inspectionData ?? {};
    expect(request).toMatchObject({ method: 'GET', url: `${api.endpoint}/things` });
    expect(request?.headers).not.toContain('secret');
    expect(response).toMatchObject({ statusCode: '200', statusMessage: 'OK', body: '{"a":1}' });
    const revealed = await test(state, {
      roleArn: ROLE,
      inspectionLevel: 'TRACE',
      revealSecrets: true,
    });
    expect(revealed.inspectionData?.request?.headers).toContain('"apikey":"secret"');
    const told = await test(state, { roleArn: ROLE, inspectionLevel: 'DEBUG' });
    expect(told.inspectionData?.request).toBeUndefined();
  });

  it.each<[string, object, Partial<TestStateInput>, string]>([
    ['a Task without role or mock', TASK, {}, 'roleArn is required'],
    ['two mocks', TASK, { mock: { result: '1', ...failing('E') } }, 'one of the following fields'],
    ['no mock', TASK, { mock: {} }, 'one of the following fields'],
    ['a mock that is no JSON', TASK, { mock: { result: '{' } }, 'result can'],
    ['secrets at DEBUG', TASK, { roleArn: ROLE, revealSecrets: true }, 'TRACE'],
    ['an input that is no JSON', { Type: 'Succeed' }, { input: '{' }, 'Invalid State Machine'],
    ['a state with an unknown field', { Type: 'Succeed', Colour: 1 }, {}, "'Colour'"],
    ['a name without a machine', { Type: 'Succeed' }, { stateName: 'A' }, 'single state'],
    [
      'a configuration without a mock',
      TASK,
      { roleArn: ROLE, stateConfiguration: { retrierRetryCount: 1 } },
      'together with a mock',
    ],
  ])('refuses %s', async (_what, definition, rest, told) => {
    await expect(test(definition, rest)).rejects.toThrow(told);
  });
});
