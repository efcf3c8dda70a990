import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type StatusChange,
  type StepFunctions,
  startStepFunctions,
} from '../../../local/step-functions/index.ts';
import { createVirtualClock } from '../../../local/step-functions/language/index.ts';

/** A busy machine may take its time: what counts is that it comes. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000, interval: 10 });

const ROLE = 'arn:aws:iam::000000000000:role/machine';
const ECHO = JSON.stringify({
  StartAt: 'Echo',
  States: { Echo: { Type: 'Pass', End: true } },
});
const HOLD = JSON.stringify({
  StartAt: 'Hold',
  States: { Hold: { Type: 'Wait', Seconds: 3600, End: true } },
});

let server: StepFunctions;
let client: SFNClient;
const changes: StatusChange[] = [];

const clientOf = ({ endpoint }: StepFunctions): SFNClient =>
  new SFNClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });

const create = async (
  name: string,
  definition: string,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
) =>
  (await client.send(new CreateStateMachineCommand({ name, definition, roleArn: ROLE, type })))
    .stateMachineArn;

const start = async (stateMachineArn: string | undefined, name?: string, input?: string) =>
  (await client.send(new StartExecutionCommand({ stateMachineArn, name, input }))).executionArn;

const ended = async (executionArn: string | undefined) => {
  for (;;) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== 'RUNNING') return execution;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

beforeAll(async () => {
  server = await startStepFunctions({ onStatusChange: (change) => void changes.push(change) });
  client = clientOf(server);
});
afterAll(() => server.close());

describe('State machines', () => {
  it('are created, described, listed, updated and deleted', async () => {
    const arn = await create('life', ECHO);
    expect(arn).toBe('arn:aws:states:us-east-1:000000000000:stateMachine:life');
    expect(
      await client.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
    ).toMatchObject({
      name: 'life',
      definition: ECHO,
      roleArn: ROLE,
      type: 'STANDARD',
      status: 'ACTIVE',
      creationDate: expect.any(Date),
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
    });
    const update = new UpdateStateMachineCommand({ stateMachineArn: arn, definition: HOLD });
    const { revisionId } = await client.send(update);
    expect(revisionId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await client.send(update)).revisionId).toBe(revisionId);
    expect(
      await client.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
    ).toMatchObject({
      definition: HOLD,
      revisionId,
    });
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
    await expect(
      client.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
    ).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${arn}'`,
      $metadata: { httpStatusCode: 400, requestId: expect.any(String) },
    });
  });

  it('may be created twice alike, and not otherwise', async () => {
    const arn = await create('twice', ECHO);
    expect(await create('twice', ECHO)).toBe(arn);
    await expect(create('twice', HOLD)).rejects.toMatchObject({
      name: 'StateMachineAlreadyExists',
    });
    await expect(create('twice', ECHO, 'EXPRESS')).rejects.toMatchObject({
      name: 'StateMachineAlreadyExists',
    });
  });

  it('are listed by name, in pages', async () => {
    for (const name of ['page-c', 'page-a', 'page-b']) await create(name, ECHO);
    const names: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListStateMachinesCommand({ maxResults: 2, nextToken }));
      expect(page.stateMachines?.length).toBeLessThanOrEqual(2);
      names.push(...(page.stateMachines ?? []).map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['page-a', 'page-b', 'page-c']));
  });

  it('keep their tags', async () => {
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({
        name: 'tagged',
        definition: ECHO,
        roleArn: ROLE,
        tags: [{ key: 'stage', value: 'local' }],
      }),
    );
    const { tags } = await client.send(
      new ListTagsForResourceCommand({ resourceArn: stateMachineArn }),
    );
    expect(tags).toEqual([{ key: 'stage', value: 'local' }]);
  });

  it('are refused for a definition that the language or the integrations refuse', async () => {
    await expect(create('bad', '{"StartAt":"A"}')).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringMatching(
        /^Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: /,
      ),
    });
    const unknown = ECHO.replace(
      '"Type":"Pass"',
      '"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage"',
    );
    await expect(create('bad', unknown)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringMatching(
        /The resource provided arn:aws:states:::sqs:sendMessage is not recognized.* at \/States\/Echo\/Resource'$/,
      ),
    });
    expect(
      await client.send(new ValidateStateMachineDefinitionCommand({ definition: unknown })),
    ).toMatchObject({
      result: 'FAIL',
      diagnostics: [
        { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', location: '/States/Echo/Resource' },
      ],
      truncated: false,
    });
    expect(
      await client.send(new ValidateStateMachineDefinitionCommand({ definition: ECHO })),
    ).toMatchObject({ result: 'OK', diagnostics: [] });
  });

  it('are refused for an argument that an integration does not have', async () => {
    const definition = JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Look',
      States: {
        Look: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:s3:headObject',
          Arguments: { Bucket: 'b', Kee: 'k' },
          End: true,
        },
      },
    });
    await expect(create('typo', definition)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringContaining(
        "The field 'Key' is required but was missing at /States/Look/Arguments",
      ),
    });
  });
});

describe('StartExecution', () => {
  it('runs the machine and DescribeExecution tells how it ended', async () => {
    const machine = await create('echo', ECHO);
    const executionArn = await start(machine, 'one', '{"a":"ü"}');
    expect(executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:echo:one');
    expect(await ended(executionArn)).toMatchObject({
      executionArn,
      stateMachineArn: machine,
      name: 'one',
      status: 'SUCCEEDED',
      startDate: expect.any(Date),
      stopDate: expect.any(Date),
      input: '{"a":"ü"}',
      inputDetails: { included: true },
      output: '{"a":"ü"}',
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  it('gives a name when there is none, and {} for no input', async () => {
    const execution = await ended(await start(await create('nameless', ECHO)));
    expect(execution.name).toMatch(/^[0-9a-f-]{36}$/);
    expect(execution.output).toBe('{}');
  });

  it('is idempotent by name and input while the execution runs, fifty times at once', async () => {
    const machine = await create('idempotent', HOLD);
    const arns = await Promise.all(
      Array.from({ length: 50 }, () => start(machine, 'same', '{"a":1}')),
    );
    expect(new Set(arns).size).toBe(1);
    await expect(start(machine, 'same', '{"a":2}')).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
      message: `Execution Already Exists: '${arns[0]}'`,
    });
    await client.send(new StopExecutionCommand({ executionArn: arns[0] }));
    await expect(start(machine, 'same', '{"a":1}')).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    const { executions } = await client.send(
      new ListExecutionsCommand({ stateMachineArn: machine }),
    );
    expect(executions).toHaveLength(1);
  });

  it.each([
    ['a name with a space', { name: 'a b' }, 'InvalidName'],
    ['a name of 81 characters', { name: 'x'.repeat(81) }, 'ValidationException'],
    ['an input that is no JSON', { input: 'not json' }, 'InvalidExecutionInput'],
    ['an empty input', { input: '' }, 'InvalidExecutionInput'],
    [
      'an input of 262,145 bytes',
      { input: JSON.stringify('x'.repeat(262_143)) },
      'ValidationException',
    ],
    ['what is no ARN', { stateMachineArn: 'nonsense' }, 'InvalidArn'],
    [
      'the ARN of something else',
      { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:execution:a:b' },
      'InvalidArn',
    ],
    [
      'an unknown machine',
      { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:none' },
      'StateMachineDoesNotExist',
    ],
    ['no machine', { stateMachineArn: undefined }, 'ValidationException'],
  ])('refuses %s', async (_what, request, name) => {
    const stateMachineArn = await create('echo', ECHO);
    await expect(
      client.send(new StartExecutionCommand({ stateMachineArn, ...request })),
    ).rejects.toMatchObject({ name, message: expect.stringMatching(/^.{1,300}$/) });
  });

  it('takes an input of exactly 262,144 bytes', async () => {
    const input = JSON.stringify('x'.repeat(262_142));
    const execution = await ended(await start(await create('echo', ECHO), 'large', input));
    expect(execution.output).toBe(input);
  });

  it('keeps the revision that an execution started with', async () => {
    const stateMachineArn = await create('revised', HOLD);
    const executionArn = await start(stateMachineArn);
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: ECHO }));
    expect(
      await client.send(new DescribeStateMachineForExecutionCommand({ executionArn })),
    ).toMatchObject({ definition: HOLD, stateMachineArn, updateDate: expect.any(Date) });
    expect(await ended(await start(stateMachineArn))).toMatchObject({ status: 'SUCCEEDED' });
    await client.send(new StopExecutionCommand({ executionArn }));
  });
});

describe('A machine with TimeoutSeconds', () => {
  it('is TIMED_OUT, without error or cause in its description', async () => {
    const definition = JSON.stringify({ ...JSON.parse(HOLD), TimeoutSeconds: 1 });
    const execution = await ended(await start(await create('timeout', definition)));
    expect(execution.status).toBe('TIMED_OUT');
    expect(execution).not.toHaveProperty('error');
    expect(execution).not.toHaveProperty('cause');
  });
});

describe('StopExecution', () => {
  it('aborts with error and cause, and changes nothing the second time', async () => {
    const executionArn = await start(await create('hold', HOLD));
    const stop = new StopExecutionCommand({ executionArn, error: 'Cancelled', cause: 'By hand' });
    const { stopDate } = await client.send(stop);
    expect(await ended(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Cancelled',
      cause: 'By hand',
      stopDate,
      redriveStatus: 'REDRIVABLE',
    });
    expect((await client.send(stop)).stopDate).toEqual(stopDate);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
    ]);
    expect(events?.at(-1)).toMatchObject({
      executionAbortedEventDetails: { error: 'Cancelled', cause: 'By hand' },
    });
  });

  it('does not know an execution that never was', async () => {
    const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:hold:never';
    await expect(client.send(new StopExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${executionArn}'`,
    });
  });
});

describe('ListExecutions', () => {
  it('lists newest first, in pages that new executions do not shift', async () => {
    const stateMachineArn = await create('many', ECHO);
    for (let i = 0; i < 5; i += 1) await ended(await start(stateMachineArn, `n${i}`));
    const names: (string | undefined)[] = [];
    for await (const page of paginateListExecutions({ client, pageSize: 2 }, { stateMachineArn })) {
      names.push(...(page.executions ?? []).map(({ name }) => name));
      if (names.length === 2) await start(stateMachineArn, 'late');
    }
    expect(names).toEqual(['n4', 'n3', 'n2', 'n1', 'n0']);
  });

  it('filters by status', async () => {
    const stateMachineArn = await create('hold', HOLD);
    const executionArn = await start(stateMachineArn, 'running');
    const list = (statusFilter: 'RUNNING' | 'SUCCEEDED') =>
      client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter }));
    expect((await list('RUNNING')).executions).toMatchObject([{ executionArn, name: 'running' }]);
    expect((await list('SUCCEEDED')).executions).toEqual([]);
    await client.send(new StopExecutionCommand({ executionArn }));
    expect((await list('RUNNING')).executions).toEqual([]);
  });

  it.each([
    [{ maxResults: 1001 }, 'ValidationException'],
    [{ statusFilter: 'succeeded' as never }, 'ValidationException'],
    [{ nextToken: 'nonsense' }, 'InvalidToken'],
    [{ mapRunArn: 'x' }, 'NotImplementedException'],
  ])('refuses %j as %s', async (request, name) => {
    const stateMachineArn = await create('hold', HOLD);
    await expect(
      client.send(new ListExecutionsCommand({ stateMachineArn, ...request })),
    ).rejects.toMatchObject({ name });
  });
});

describe('GetExecutionHistory', () => {
  const TYPES = ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'];

  it('gives every event in pages, in both directions', async () => {
    const executionArn = await start(await create('echo', ECHO), 'paged', '{"a":1}');
    await ended(executionArn);
    for (const reverseOrder of [false, true]) {
      const types: (string | undefined)[] = [];
      for await (const page of paginateGetExecutionHistory(
        { client, pageSize: 3 },
        { executionArn, reverseOrder },
      )) {
        types.push(...(page.events ?? []).map(({ type }) => type));
      }
      expect(types).toEqual(reverseOrder ? TYPES.toReversed() : TYPES);
    }
  });

  it('leaves input and output out when asked to', async () => {
    const executionArn = await start(await create('echo', ECHO), 'without', '{"a":1}');
    await ended(executionArn);
    const history = (includeExecutionData?: boolean) =>
      client.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData }));
    expect((await history()).events?.[0]).toMatchObject({
      id: 1,
      timestamp: expect.any(Date),
      executionStartedEventDetails: { input: '{"a":1}', roleArn: ROLE },
    });
    const [first, entered] = (await history(false)).events ?? [];
    expect(first?.executionStartedEventDetails).toEqual({
      inputDetails: { truncated: false },
      roleArn: ROLE,
    });
    expect(entered?.stateEnteredEventDetails).toEqual({
      inputDetails: { truncated: false },
      name: 'Echo',
    });
  });
});

describe('Express machines', () => {
  it('answer StartSyncExecution with their result', async () => {
    const stateMachineArn = await create('express', ECHO, 'EXPRESS');
    const answer = await client.send(
      new StartSyncExecutionCommand({ stateMachineArn, name: 'n', input: '{"a":1}' }),
    );
    expect(answer).toMatchObject({
      executionArn: expect.stringMatching(
        /^arn:aws:states:us-east-1:000000000000:express:express:n:[0-9a-f-]{36}$/,
      ),
      status: 'SUCCEEDED',
      output: '{"a":1}',
      billingDetails: { billedMemoryUsedInMB: 64 },
    });
    const { executionArn } = answer;
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject(
      {
        name: 'InvalidArn',
        message: "Invalid Arn: 'Resource type not valid in this context: express'",
      },
    );
    await expect(client.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject(
      { name: 'StateMachineTypeNotSupported' },
    );
  });

  it('answer with the error of a failed run, and may use a name again', async () => {
    const definition = JSON.stringify({
      StartAt: 'No',
      States: { No: { Type: 'Fail', Error: 'Nope', Cause: 'Because' } },
    });
    const stateMachineArn = await create('express-fail', definition, 'EXPRESS');
    for (let i = 0; i < 2; i += 1) {
      expect(
        await client.send(new StartSyncExecutionCommand({ stateMachineArn, name: 'n' })),
      ).toMatchObject({ status: 'FAILED', error: 'Nope', cause: 'Because' });
    }
  });

  it('are given five minutes', async () => {
    const virtual = await startStepFunctions({ clock: createVirtualClock() });
    const there = clientOf(virtual);
    const { stateMachineArn } = await there.send(
      new CreateStateMachineCommand({
        name: 'slow',
        definition: HOLD,
        roleArn: ROLE,
        type: 'EXPRESS',
      }),
    );
    expect(await there.send(new StartSyncExecutionCommand({ stateMachineArn }))).toMatchObject({
      status: 'TIMED_OUT',
      error: 'States.Timeout',
      billingDetails: { billedDurationInMilliseconds: 300_000 },
    });
    await virtual.close();
  });

  it('are the only ones that run synchronously', async () => {
    const stateMachineArn = await create('echo', ECHO);
    await expect(
      client.send(new StartSyncExecutionCommand({ stateMachineArn })),
    ).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
      message: 'This operation is not supported by this type of state machine',
    });
  });
});

describe('aws-sdk:sfn and states:startExecution', () => {
  const calling = (resource: string, args: object) =>
    JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: `arn:aws:states:::${resource}`,
          Arguments: args,
          End: true,
        },
      },
    });

  it('start and describe executions of this engine', async () => {
    const echo = await create('echo', ECHO);
    const args = { StateMachineArn: echo, Name: 'child', Input: { a: 1 } };
    const parent = await create('parent', calling('aws-sdk:sfn:startExecution', args));
    const started = await ended(await start(parent));
    expect(JSON.parse(started.output ?? '')).toEqual({
      ExecutionArn: 'arn:aws:states:us-east-1:000000000000:execution:echo:child',
      StartDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    const { ExecutionArn } = JSON.parse(started.output ?? '');
    expect(await ended(ExecutionArn)).toMatchObject({ input: '{"a":1}' });

    const looking = await create(
      'looking',
      calling('aws-sdk:sfn:describeExecution', { ExecutionArn }),
    );
    const looked = await ended(await start(looking));
    expect(JSON.parse(looked.output ?? '')).toMatchObject({
      Name: 'child',
      Status: 'SUCCEEDED',
      Output: '{"a":1}',
      OutputDetails: { Included: true },
    });
    expect(await ended(await start(parent))).toMatchObject({
      status: 'FAILED',
      error: 'Sfn.ExecutionAlreadyExistsException',
      cause: expect.stringMatching(
        /^Execution Already Exists: 'arn:.*child' \(Service: Sfn, Status Code: 400, Request ID: .*\)$/,
      ),
    });
  });

  it('name errors as each integration does', async () => {
    const StateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:none';
    const optimised = await create(
      'optimised',
      calling('states:startExecution', { StateMachineArn }),
    );
    expect(await ended(await start(optimised))).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.StateMachineDoesNotExistException',
      cause: expect.stringMatching(
        /^State Machine Does Not Exist: '.*none' \(Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: .*; Proxy: null\)$/,
      ),
    });
  });

  it('refuse .sync by name', async () => {
    const args = { StateMachineArn: 'arn' };
    await expect(create('sync', calling('states:startExecution.sync', args))).rejects.toMatchObject(
      { message: expect.stringContaining('.sync') },
    );
  });
});

describe('The server', () => {
  it('refuses by name the operations that it does not have', async () => {
    await expect(client.send(new CreateActivityCommand({ name: 'a' }))).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: 'The operation CreateActivity is not implemented by this local Step Functions.',
      $metadata: { httpStatusCode: 501 },
    });
  });

  it.each([
    [{ method: 'GET' }, 404, 'UnknownOperationException'],
    [{ target: 'AWSStepFunctions.Nonsense' }, 400, 'UnknownOperationException'],
    [{ body: 'nonsense' }, 400, 'SerializationException'],
    [{ body: '[]' }, 400, 'SerializationException'],
    [{ body: '{"name":1,"definition":{}}' }, 400, 'SerializationException'],
  ])('answers %j with %i %s', async (request, status, type) => {
    const {
      method = 'POST',
      target = 'AWSStepFunctions.CreateStateMachine',
      body = '{}',
    } = request as Record<string, string>;
    const response = await fetch(server.endpoint, {
      method,
      headers: { 'x-amz-target': target },
      ...(method === 'POST' ? { body } : {}),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      __type: `com.amazonaws.swf.service.v2.model#${type}`,
    });
  });

  it('tells listeners how each Standard execution starts and ends', async () => {
    const executionArn = await start(await create('echo', ECHO), 'told', '{"a":1}');
    await ended(executionArn);
    await eventually(() => changes.filter((one) => one.executionArn === executionArn)).toHaveLength(
      2,
    );
    const [first, last] = changes.filter((one) => one.executionArn === executionArn);
    expect(first).toMatchObject({ status: 'RUNNING', stopDate: null, output: null });
    expect(last).toMatchObject({
      name: 'told',
      status: 'SUCCEEDED',
      input: '{"a":1}',
      output: '{"a":1}',
      startDate: expect.any(Number),
      stopDate: expect.any(Number),
      error: null,
      cause: null,
    });
    expect(changes.every((one) => one.executionArn.includes(':execution:'))).toBe(true);
  });

  it('names the port that it can not have', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await expect(startStepFunctions({ port })).rejects.toThrow(
      `Step Functions can't listen on port ${port}`,
    );
    other.close();
  });

  it('waits three days at once on a virtual clock, with the wait in its history', async () => {
    const clock = createVirtualClock();
    const virtual = await startStepFunctions({ clock });
    const there = clientOf(virtual);
    const { stateMachineArn } = await there.send(
      new CreateStateMachineCommand({
        name: 'patient',
        definition: HOLD.replace('3600', String(3 * 86_400)),
        roleArn: ROLE,
      }),
    );
    const { executionArn } = await there.send(new StartExecutionCommand({ stateMachineArn }));
    await eventually(
      async () => (await there.send(new DescribeExecutionCommand({ executionArn }))).status,
    ).toBe('SUCCEEDED');
    const { events = [] } = await there.send(new GetExecutionHistoryCommand({ executionArn }));
    const [, entered, exited] = events.map(({ timestamp }) => timestamp?.getTime() ?? 0);
    expect((exited ?? 0) - (entered ?? 0)).toBe(3 * 86_400_000);
    await virtual.close();
  });
});
