import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Delivery,
  type PipeDefinition,
  type Pipes,
  startPipes,
} from '../../../local/pipes/index.ts';
import { type Sqs, startSqs } from '../../../local/sqs/index.ts';
import { type StepFunctions, startStepFunctions } from '../../../local/step-functions/index.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:take';
const PIPE = {
  Name: 'messages',
  Source: `${QUEUE}:work`,
  SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
  Target: MACHINE,
  TargetParameters: { StepFunctionStateMachineParameters: { InvocationType: 'REQUEST_RESPONSE' } },
} satisfies PipeDefinition;

/** Echoes what it gets, and fails for a body that says so. */
const TAKE = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Look',
  States: {
    Look: {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input[0].body = 'bad' %}", Next: 'Refuse' }],
      Default: 'Take',
    },
    Take: { Type: 'Succeed' },
    Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'The body is bad.' },
  },
});

const at = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  maxAttempts: 1,
});

let queues: Sqs;
let engine: StepFunctions;
let sqs: SQSClient;
let stepFunctions: SFNClient;
let pipes: Pipes | undefined;
let deliveries: Delivery[];
beforeEach(async () => {
  deliveries = [];
  queues = await startSqs({
    queues: [
      {
        QueueName: 'work',
        VisibilityTimeout: 0,
        RedrivePolicy: { deadLetterTargetArn: `${QUEUE}:dead`, maxReceiveCount: 3 },
      },
      { QueueName: 'dead' },
    ],
  });
  engine = await startStepFunctions();
  sqs = new SQSClient(at(queues.endpoint));
  stepFunctions = new SFNClient({ ...at(engine.endpoint), disableHostPrefix: true });
});
afterEach(async () => {
  await pipes?.close();
  pipes = undefined;
  sqs.destroy();
  stepFunctions.destroy();
  await queues.close();
  await engine.close();
});

const createMachine = () =>
  stepFunctions.send(
    new CreateStateMachineCommand({
      name: 'take',
      type: 'EXPRESS',
      definition: TAKE,
      roleArn: 'arn:aws:iam::000000000000:role/take',
    }),
  );
const start = async (pipe: Partial<PipeDefinition> = {}) => {
  pipes = await startPipes({
    pipes: [{ ...PIPE, ...pipe }],
    sqs,
    stepFunctions,
    onDelivery: (delivery) => deliveries.push(delivery),
  });
};
const send = (MessageBody: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: queues.urlOf('work'),
      MessageBody,
      MessageAttributes: { trace: { DataType: 'String', StringValue: 'abc' } },
    }),
  );
const depthOf = async (name: string): Promise<number> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queues.urlOf(name), AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages']) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
};
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000, interval: 10 });

describe('a pipe', () => {
  it('hands its machine a list of one record, and deletes the message when the run succeeded', async () => {
    await createMachine();
    // Otherwise another poller has it as well before the first has deleted it.
    await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: queues.urlOf('work'),
        Attributes: { VisibilityTimeout: '600' },
      }),
    );
    const { MessageId, MD5OfMessageBody } = await send('{"a":1}');
    await start();
    await eventually(() => depthOf('work')).toBe(0);
    // It is told of once the queue has answered that the message is deleted.
    await eventually(() => deliveries.length).toBeGreaterThan(0);
    const [delivery] = deliveries;
    expect(delivery).toMatchObject({ pipe: 'messages', messageId: MessageId, status: 'SUCCEEDED' });
    expect(JSON.parse(delivery?.output ?? '')).toEqual([
      {
        messageId: MessageId,
        receiptHandle: expect.any(String),
        body: '{"a":1}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: '000000000000',
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: { trace: { dataType: 'String', stringValue: 'abc' } },
        md5OfBody: MD5OfMessageBody,
        eventSource: 'aws:sqs',
        eventSourceARN: `${QUEUE}:work`,
        awsRegion: 'us-east-1',
      },
    ]);
  });

  it('leaves a message whose run failed, until it is a dead letter', async () => {
    await createMachine();
    await send('bad');
    await start();
    await eventually(() => depthOf('dead')).toBe(1);
    // Nothing hides a message here, so the last of the runs may still be on its way.
    await eventually(() => deliveries.length).toBe(3);
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({ error: 'Refused', cause: 'The body is bad.' });
    }
    expect(deliveries.map(({ receiveCount }) => receiveCount).toSorted()).toEqual([1, 2, 3]);
  });

  it('counts a machine that isn’t there as a failure', async () => {
    await send('good');
    await start();
    await eventually(() => depthOf('dead')).toBe(1);
    expect(deliveries[0]).toMatchObject({ status: 'FAILED', error: 'StateMachineDoesNotExist' });
  });

  it('does nothing while it is stopped', async () => {
    await createMachine();
    await send('good');
    await start({ DesiredState: 'STOPPED' });
    expect(await depthOf('work')).toBe(1);
    expect(deliveries).toEqual([]);
  });

  it('waits for a Step Functions that is away, which is no fault of the message', async () => {
    const { port } = engine;
    await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: queues.urlOf('work'),
        Attributes: { VisibilityTimeout: '600' },
      }),
    );
    await createMachine();
    await engine.close();
    await send('good');
    await start();
    await eventually(() => depthOf('work')).toBe(1);
    engine = await startStepFunctions({ port });
    await createMachine();
    await eventually(() => deliveries.length).toBe(1);
    expect(deliveries[0]).toMatchObject({ receiveCount: 1 });
  });

  it.each([
    [{ Source: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }, 'only sqs is implemented'],
    [{ Target: 'arn:aws:lambda:us-east-1:000000000000:function:f' }, 'only states is implemented'],
    [{ Enrichment: 'arn:aws:lambda:us-east-1:000000000000:function:f' }, 'Enrichment'],
    [
      {
        TargetParameters: {
          StepFunctionStateMachineParameters: { InvocationType: 'FIRE_AND_FORGET' },
        },
      },
      'REQUEST_RESPONSE',
    ],
    [
      { TargetParameters: { ...PIPE.TargetParameters, InputTemplate: '<$.body>' } },
      'InputTemplate',
    ],
  ])('is refused by name for what isn’t here: %o', async (pipe, reason) => {
    await expect(start(pipe as Partial<PipeDefinition>)).rejects.toThrow(reason);
  });

  it('is refused when its queue isn’t there', async () => {
    await expect(start({ Source: `${QUEUE}:none` })).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });
});
