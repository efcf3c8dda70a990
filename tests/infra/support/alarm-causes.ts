import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startEvents } from '../../../local/events/index.ts';
import { startGateway } from '../../../local/gateway/index.ts';
import { type LambdaServer, startLambda } from '../../../local/lambda/index.ts';
import { startSqs } from '../../../local/sqs/index.ts';
import { arnsOf } from '../../../local/stack/arns.ts';
import { TaskFailed } from '../../../local/step-functions/contract.ts';
import { startStepFunctions } from '../../../local/step-functions/index.ts';
import { createVirtualClock } from '../../../local/step-functions/language/index.ts';
import { apiDefinition } from '../../../src/api/gateway/definition.ts';
import type { ExecutionEvent } from '../../../src/inspect/execution-event.ts';
import { measureEpisode } from '../../../src/inspect/measures/measure-episode.ts';
import {
  ANSWERS,
  EPISODE_ID,
  episodeDefinition,
  PODCAST_ID,
  runEpisode,
} from '../../support/episode-machine.ts';
import {
  type Answers,
  httpAnswer,
  readDefinition,
  runMachine,
} from '../../support/state-machine.ts';
import type { DataPoint } from './alarm-state.ts';
import { resourcesOf, type Template, type Untyped } from './template.ts';

const place = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};
const STAGE = 'stepcast-dev';
const ACCOUNT = '123456789012';
const machineArn = (name: string) =>
  `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:${STAGE}-${name}`;

/** What Step Functions counts of an execution: that it began, and how it ended (its developer guide, "Execution metrics"). */
const ofExecution = (machine: string, status: string): DataPoint[] => {
  const ENDED: Readonly<Record<string, string>> = {
    SUCCEEDED: 'ExecutionsSucceeded',
    FAILED: 'ExecutionsFailed',
    TIMED_OUT: 'ExecutionsTimedOut',
    ABORTED: 'ExecutionsAborted',
  };
  const dimensions = { StateMachineArn: machineArn(machine) };
  return ['ExecutionsStarted', ENDED[status] ?? status].map((metric) => ({
    ...{ namespace: 'AWS/States', metric, dimensions, value: 1 },
  }));
};

/** Runs a machine of the stage, and tells what Step Functions counts of it. */
export const runOf = async (
  machine: string,
  answers: Answers,
  input: object = { detail: {} },
): Promise<DataPoint[]> => {
  const { result } = await runMachine(readDefinition(machine), {
    machine,
    input: input as never,
    answers,
  });
  return ofExecution(machine, result.status);
};

export const boom = new TaskFailed('SomethingPermanent', 'why');
export const nothingDue: Answers = { FindDuePodcasts: [httpAnswer([])] };

const sessionBusy = (waitSeconds: number) => ({
  StatusCode: 200,
  Payload: { outcome: 'session_busy', waitSeconds },
});

/** An episode that waits for Telegram until its machine's time is over; that is shortened. */
export const outOfTime = async (): Promise<DataPoint[]> => {
  const { result } = await runMachine(
    { ...episodeDefinition, TimeoutSeconds: 600 },
    {
      machine: 'episode',
      input: { version: '1.0', podcastId: PODCAST_ID, episodeId: EPISODE_ID, trigger: 'api' },
      answers: {
        OpenEpisode: [ANSWERS['OpenEpisode'] ?? null],
        CollectContent: [sessionBusy(300)],
      },
    },
  );
  return ofExecution('episode', result.status);
};

/** An attempt that waits so often for its turn, for 600 s each time at most, with the figures that keepHistory makes of it. */
export const waitingForTelegram = async (times: number): Promise<DataPoint[]> => {
  const collected = ANSWERS['CollectContent'] ?? null;
  const { events } = await runEpisode({
    CollectContent: [...Array.from({ length: times }, () => sessionBusy(1300)), collected],
  });
  const timed = events.map((event) => ({
    ...event,
    timestamp: new Date(event.timestamp as never).toISOString(),
  }));
  const [first, last] = [timed[0]?.timestamp ?? '', timed.at(-1)?.timestamp ?? ''];
  const facts = {
    ...{
      executionArn: 'run',
      name: 'run',
      status: 'succeeded' as const,
      output: null,
      error: null,
    },
    ...{ startedAt: first, stoppedAt: last, input: null },
  };
  const { figures } = measureEpisode(facts, timed as unknown as ExecutionEvent[]);
  return Object.entries(figures).map(([metric, [value]]) => ({
    ...{ namespace: STAGE, metric, dimensions: {}, value },
  }));
};

const BUNDLE = `
export const fail = async () => { throw new Error('a fault of ours'); };
export const wait = async () => new Promise((done) => setTimeout(done, 400));
`;

/** Runs work with a Lambda server whose functions have the stage's names. */
const withLambda = async <T>(
  handlers: Readonly<Record<string, 'fail' | 'wait'>>,
  work: (server: LambdaServer, client: LambdaClient) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'alarms-'));
  await writeFile(join(folder, 'index.mjs'), BUNDLE);
  const functions = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      {
        ...{ bundle: join(folder, 'index.mjs'), handler, memoryMb: 256, timeoutSeconds: 10 },
        ...{ environment: {}, reservedConcurrency: 1 },
      },
    ]),
  );
  const server = await startLambda({ ...place, functions });
  const client = new LambdaClient({ ...place, endpoint: server.endpoint, maxAttempts: 1 });
  try {
    return await work(server, client);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const lambdaPoint = (metric: string, FunctionName?: string): DataPoint => ({
  ...{ namespace: 'AWS/Lambda', metric, value: 1 },
  dimensions: FunctionName === undefined ? {} : { FunctionName },
});

/** Calls of a function that throws, as Lambda counts them: for itself and for the account. */
export const failingCalls = (name: string, times: number): Promise<DataPoint[]> =>
  withLambda({ [`${STAGE}-${name}`]: 'fail' }, async (_, client) => {
    const points: DataPoint[] = [];
    for (let i = 0; i < times; i++) {
      const call = new InvokeCommand({ FunctionName: `${STAGE}-${name}`, Payload: '{}' });
      const { FunctionError } = await client.send(call);
      if (FunctionError === undefined) continue;
      points.push(lambdaPoint('Errors', `${STAGE}-${name}`), lambdaPoint('Errors'));
    }
    return points;
  });

/** Calls at once of a function that has one place, as Lambda counts those that it refuses. */
export const refusedCalls = (times: number): Promise<DataPoint[]> =>
  withLambda({ [`${STAGE}-writeScript`]: 'wait' }, async (_, client) => {
    const call = () =>
      client
        .send(new InvokeCommand({ FunctionName: `${STAGE}-writeScript`, Payload: '{}' }))
        .catch((error: Error) => error);
    const answers = await Promise.all(Array.from({ length: times + 1 }, call));
    return answers.flatMap((answer) =>
      answer instanceof Error && answer.name === 'TooManyRequestsException'
        ? [lambdaPoint('Throttles', `${STAGE}-writeScript`), lambdaPoint('Throttles')]
        : [],
    );
  });

/** Requests of a public route whose function throws, as API Gateway counts them. */
export const brokenRequests = (times: number): Promise<DataPoint[]> =>
  withLambda({ api: 'fail' }, async ({ endpoint }) => {
    const { gatewayTargets } = arnsOf(place.region, ACCOUNT);
    const gateway = await startGateway({
      definition: JSON.parse(JSON.stringify(apiDefinition(gatewayTargets))),
      ...{ lambdaEndpoint: endpoint, stepFunctionsEndpoint: endpoint },
      credentials: { region: place.region, ...place.credentials },
    });
    try {
      const points: DataPoint[] = [];
      for (let i = 0; i < times; i++) {
        const { status } = await fetch(`${gateway.url}/api/v1/health`);
        if (status < 500) continue;
        const dimensions = { ApiName: STAGE, Stage: 'dev' };
        points.push({ namespace: 'AWS/ApiGateway', metric: '5XXError', dimensions, value: 1 });
      }
      return points;
    } finally {
      await gateway.close();
    }
  });

const queuesOf = (template: Template) =>
  resourcesOf(template, 'AWS::SQS::Queue').map(([, { Properties }]) => {
    const { RedrivePolicy, ...rest } = Properties;
    const target = RedrivePolicy?.deadLetterTargetArn?.['Fn::GetAtt']?.[0];
    return {
      ...(rest as { QueueName: string }),
      ...(RedrivePolicy && {
        RedrivePolicy: {
          ...RedrivePolicy,
          deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${template.Resources[target]?.Properties['QueueName']}`,
        },
      }),
    };
  });

interface QueueRoom {
  send(queue: string, times?: number): Promise<void>;
  /** Takes every message that is there, and gives none back. */
  take(queue: string): Promise<number>;
  pass(seconds: number): Promise<void>;
}

/** What happens in the template's queues, and what SQS then tells of each: how many wait, and the oldest for how long. */
export const inQueues = async (
  template: Template,
  work: (room: QueueRoom) => Promise<void>,
): Promise<DataPoint[]> => {
  const clock = createVirtualClock();
  const queues = queuesOf(template);
  const sqs = await startSqs({ queues, clock });
  const client = new SQSClient({ ...place, endpoint: sqs.endpoint, maxAttempts: 1 });
  const url = (queue: string) => sqs.urlOf(`${STAGE}-${queue}`);
  const sentAt = new Map<string, number>();
  const waiting = async (queue: string): Promise<number> => {
    const asked = new GetQueueAttributesCommand({ QueueUrl: url(queue), AttributeNames: ['All'] });
    const { Attributes } = await client.send(asked);
    return Number(Attributes?.['ApproximateNumberOfMessages']);
  };
  try {
    await work({
      async send(queue, times = 1) {
        sentAt.set(queue, sentAt.get(queue) ?? clock.now());
        for (let i = 0; i < times; i++) {
          await client.send(new SendMessageCommand({ QueueUrl: url(queue), MessageBody: '{}' }));
        }
      },
      async take(queue) {
        const asked = new ReceiveMessageCommand({ QueueUrl: url(queue), MaxNumberOfMessages: 10 });
        return (await client.send(asked)).Messages?.length ?? 0;
      },
      pass: (seconds) => clock.sleep(seconds * 1000),
    });
    const points: DataPoint[] = [];
    for (const { QueueName } of queues) {
      const queue = QueueName.slice(STAGE.length + 1);
      const count = await waiting(queue);
      const age =
        count > 0 && sentAt.has(queue) ? (clock.now() - (sentAt.get(queue) ?? 0)) / 1000 : 0;
      const point = (metric: string, value: number) =>
        points.push({ namespace: 'AWS/SQS', metric, dimensions: { QueueName }, value });
      point('ApproximateNumberOfMessagesVisible', count);
      point('ApproximateAgeOfOldestMessage', age);
    }
    return points;
  } finally {
    await sqs.close();
  }
};

/** A rule whose machine isn't there: EventBridge leaves the event in the queue that the rule names. */
export const undelivered = async (template: Template): Promise<DataPoint[]> => {
  const stepFunctions = await startStepFunctions({ region: place.region, accountId: ACCOUNT });
  const endpoint = `http://127.0.0.1:${stepFunctions.port}`;
  let given = 0;
  const bus = await startEvents({
    ...{ region: place.region, accountId: ACCOUNT, report: () => void given++ },
    stepFunctions: new SFNClient({ ...place, endpoint, maxAttempts: 1 }),
    rules: [
      {
        Name: 'nobody',
        EventPattern: { source: ['aws.states'] },
        Targets: [{ Id: 'nobody', Arn: machineArn('nobody'), RoleArn: 'arn:aws:iam::0:role/r' }],
      },
    ],
  });
  try {
    await bus.put({ source: 'aws.states', detailType: 'a change', detail: {} });
  } finally {
    await bus.close();
    await stepFunctions.close();
  }
  return inQueues(template, ({ send }) => send('undelivered-events', given));
};

/** What a resource is really called, by what the template refers to it with. */
export const realNameIn =
  (template: Template) =>
  (ref: Untyped): string => {
    if (typeof ref === 'string') return ref;
    const [id, attribute] = ref['Fn::GetAtt'] ?? [ref.Ref];
    if (id === 'AWS::StackName') return STAGE;
    const { Type, Properties } = template.Resources[id] ?? { Type: 'none', Properties: {} };
    if (attribute === 'QueueName') return Properties['QueueName'];
    if (Type === 'AWS::StepFunctions::StateMachine') {
      return machineArn(String(Properties['StateMachineName']).replace(`${STAGE}-`, ''));
    }
    if (Type === 'AWS::Lambda::Function') return Properties['FunctionName'];
    if (Type === 'AWS::ApiGateway::Stage') return Properties['StageName'];
    throw new Error(`What ${JSON.stringify(ref)} is called is not known.`);
  };
