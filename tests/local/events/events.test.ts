import { connect as connectTo, createServer, type Server } from 'node:net';
import { pipeline } from 'node:stream';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type Events, startEvents } from '../../../local/events/index.ts';
import type { RuleDefinition } from '../../../local/events/rule.ts';
import { listen } from '../../../local/listen/index.ts';
import { type StepFunctions, startStepFunctions } from '../../../local/step-functions/index.ts';
import { createVirtualClock } from '../../../local/step-functions/language/index.ts';

const place = { region: 'us-east-1', accountId: '000000000000' };
const machineArn = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
const ECHO = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Done',
  States: { Done: { Type: 'Succeed' } },
});
const connect = (port: number) =>
  new SFNClient({
    region: place.region,
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    maxAttempts: 1,
  });

let server: StepFunctions | undefined;
let client: SFNClient;
let bus: Events | undefined;
const problems: string[] = [];

let front: Server | undefined;
/** A port that leads to another one, and hangs up while there is none. */
const listenBefore = async (target: () => number | undefined): Promise<number> => {
  front = createServer((socket) => {
    const port = target();
    if (port === undefined) socket.destroy();
    else pipeline(socket, connectTo(port, '127.0.0.1'), socket, () => undefined);
  });
  return listen(front, 0, 'The front');
};
const startServer = async (machine = 'target') => {
  server = await startStepFunctions(place);
  client = connect(server.port);
  await client.send(
    new CreateStateMachineCommand({
      name: machine,
      definition: ECHO,
      roleArn: 'arn:aws:iam::0:role/r',
    }),
  );
};
const startBus = async (rules: readonly RuleDefinition[], clock?: Clock) => {
  bus = await startEvents({
    ...place,
    rules,
    stepFunctions: client,
    random: () => 0.5,
    report: (problem) => void problems.push(problem),
    ...(clock && { clock }),
  });
  return bus;
};
/** What the target was started with, oldest first. */
const inputs = async (name = 'target') => {
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn: machineArn(name) }),
  );
  const described = await Promise.all(
    executions.map(({ executionArn }) =>
      client.send(new DescribeExecutionCommand({ executionArn })),
    ),
  );
  return described.reverse().map(({ input }) => JSON.parse(input ?? ''));
};
const target = (fields: object = {}) => ({ Id: 'one', Arn: machineArn('target'), ...fields });
const dead = { source: ['test'], detail: { status: ['dead'] } };

beforeEach(() => {
  problems.length = 0;
});
afterEach(async () => {
  await bus?.close();
  await server?.close();
  front?.close();
  bus = undefined;
  server = undefined;
  front = undefined;
});

describe('a rule that waits for events', () => {
  const rule = { Name: 'dead', EventPattern: dead, Targets: [target()] };
  const event = (status: string) => ({ source: 'test', detailType: 'Test', detail: { status } });

  it('starts its target with the events that fit, in their envelope', async () => {
    await startServer();
    const { put } = await startBus([rule]);
    await put(event('alive'));
    await put({ ...event('dead'), resources: ['arn:x'] });
    expect(await inputs()).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Test',
        source: 'test',
        account: place.accountId,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        region: place.region,
        resources: ['arn:x'],
        detail: { status: 'dead' },
      },
    ]);
  });

  it('starts its target with a constant input where it has one', async () => {
    await startServer();
    const { put } = await startBus([{ ...rule, Targets: [target({ Input: '{"a":1}' })] }]);
    await put(event('dead'));
    expect(await inputs()).toEqual([{ a: 1 }]);
  });

  it('does nothing while it is disabled', async () => {
    await startServer();
    const { put } = await startBus([{ ...rule, State: 'DISABLED' }]);
    await put(event('dead'));
    expect(await inputs()).toEqual([]);
  });

  it('waits for a target that is away', async () => {
    client = connect(await listenBefore(() => server?.port));
    const { put } = await startBus([rule], {
      now: () => 0,
      sleep: async () => {
        if (server === undefined) await startServer();
      },
    });
    await put(event('dead'));
    expect(await inputs()).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('gives up by its retry policy, and says what it gave up', async () => {
    client = connect(await listenBefore(() => undefined));
    const clock = createVirtualClock();
    const policy = { RetryPolicy: { MaximumRetryAttempts: 3 } };
    const { put } = await startBus([{ ...rule, Targets: [target(policy)] }], clock);
    await put(event('dead'));
    // Half of 1, 2 and 4 seconds.
    expect(clock.elapsed).toBe(3500);
    expect(problems).toEqual([expect.stringContaining(`could not start ${machineArn('target')}`)]);
  });

  it('gives up at once what its target refuses', async () => {
    await startServer('another');
    const clock = createVirtualClock();
    const { put } = await startBus([rule], clock);
    await put(event('dead'));
    expect(clock.elapsed).toBe(0);
    expect(problems).toEqual([expect.stringContaining('State Machine Does Not Exist')]);
  });

  it('leaves undelivered, for whoever sent it, what the end of the bus cut off', async () => {
    client = connect(await listenBefore(() => undefined));
    const { put, close } = await startBus([rule], {
      now: () => 0,
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          void close();
        }),
    });
    await expect(put(event('dead'))).rejects.toThrow('The event bus was closed.');
    await expect(put(event('dead'))).rejects.toThrow('The event bus was closed.');
    expect(problems).toEqual([]);
  });
});

describe('a rule with a rate', () => {
  it('ticks after each period, whatever time the target takes', async () => {
    await startServer();
    const clock = createVirtualClock();
    const rule = { Name: 'often', ScheduleExpression: 'rate(5 minutes)', Targets: [target()] };
    const started = clock.now();
    const { close } = await startBus([rule], clock);
    while (clock.now() < started + 16 * 60_000)
      await clock.sleep(60_000, new AbortController().signal);
    await close();
    const ticks = await inputs();
    expect(ticks.map(({ time }) => Date.parse(time) - started).sort((a, b) => a - b)).toEqual([
      300_000, 600_000, 900_000,
    ]);
    expect(ticks[0]).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      resources: ['arn:aws:events:us-east-1:000000000000:rule/often'],
      detail: {},
    });
  });
});

it.each<[string, RuleDefinition, string]>([
  ['a cron expression', { Name: 'r', ScheduleExpression: 'cron(0 6 * * ? *)' }, 'cron'],
  ['an input path', { Name: 'r', Targets: [target({ InputPath: '$' })] } as never, 'InputPath'],
  [
    'a target that is no state machine',
    { Name: 'r', Targets: [{ Id: 'q', Arn: 'arn:aws:sqs:us-east-1:0:queue' }] },
    'only state machines',
  ],
  ['an event bus', { Name: 'r', EventBusName: 'mine' } as never, 'EventBusName'],
])('a rule with %s is refused by name', async (_, rule, name) => {
  client = connect(1);
  await expect(startBus([rule])).rejects.toThrow(
    new RegExp(`The rule r can't be used: [^]*${name}`),
  );
});
