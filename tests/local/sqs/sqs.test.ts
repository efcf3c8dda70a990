import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SqsOptions, startSqs } from '../../../local/sqs/index.ts';
import { createVirtualClock } from '../../../local/step-functions/language/index.ts';

const ARN = 'arn:aws:sqs:us-east-1:000000000000';
const QUEUES: SqsOptions['queues'] = [
  {
    QueueName: 'work',
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: `${ARN}:dead`, maxReceiveCount: 3 },
  },
  { QueueName: 'dead', MessageRetentionPeriod: 1_209_600 },
];

const clientOf = (endpoint: string): SQSClient =>
  new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
const temporary = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'sqs-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const start = async (options: Partial<SqsOptions> = {}) => {
  const clock = createVirtualClock();
  const server = await startSqs({ queues: QUEUES, clock, ...options });
  const client = clientOf(server.endpoint);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
    client.destroy();
  };
  closers.push(close);
  const work = server.urlOf('work');
  const dead = QUEUES === (options.queues ?? QUEUES) ? server.urlOf('dead') : '';
  return {
    client,
    clock,
    close,
    work,
    dead,
    endpoint: server.endpoint,
    pass: (seconds: number) => clock.sleep(seconds * 1000, AbortSignal.timeout(60_000)),
    send: (MessageBody: string) =>
      client.send(new SendMessageCommand({ QueueUrl: work, MessageBody })),
    async receive(
      QueueUrl = work,
      more: Partial<ReceiveMessageCommandInput> = {},
    ): Promise<Message[]> {
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        ...more,
      });
      return (await client.send(command)).Messages ?? [];
    },
    async attributes(QueueUrl = work): Promise<Record<string, string>> {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
      return (await client.send(command)).Attributes ?? {};
    },
  };
};
type Server = Awaited<ReturnType<typeof start>>;
const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body);

let sqs: Server;
beforeEach(async () => {
  sqs = await start();
});

describe('a message', () => {
  it('is received as it was sent, whatever stands in it', async () => {
    const body = '{"title":"Утро — 日本語 🎧",\n\t"quote":"\\""}';
    const sent = await sqs.send(body);
    const [message] = await sqs.receive();
    expect(message).toMatchObject({ MessageId: sent.MessageId, Body: body });
    expect(message?.Attributes).toEqual({
      SenderId: '000000000000',
      SentTimestamp: String(sqs.clock.now()),
      ApproximateReceiveCount: '1',
      ApproximateFirstReceiveTimestamp: String(sqs.clock.now()),
    });
  });

  it('keeps the attributes that its sender gave it, and hands out those that are asked for', async () => {
    const { MD5OfMessageAttributes } = await sqs.client.send(
      new SendMessageCommand({
        QueueUrl: sqs.work,
        MessageBody: 'hello',
        MessageAttributes: {
          'trace.id': { DataType: 'String', StringValue: 'abc' },
          payload: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2, 3) },
        },
      }),
    );
    expect(MD5OfMessageAttributes).toMatch(/^[0-9a-f]{32}$/);
    const [message] = await sqs.receive(sqs.work, { MessageAttributeNames: ['trace.*'] });
    expect(message?.MessageAttributes).toEqual({
      'trace.id': { DataType: 'String', StringValue: 'abc' },
    });
  });

  it('is hidden from others until its visibility timeout is over, and counts how often it was received', async () => {
    await sqs.send('hello');
    expect(bodies(await sqs.receive())).toEqual(['hello']);
    await sqs.pass(59);
    expect(await sqs.receive()).toEqual([]);
    await sqs.pass(1);
    const [again] = await sqs.receive();
    expect(again?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
  });

  it('is gone once it is deleted', async () => {
    await sqs.send('hello');
    const [message] = await sqs.receive();
    await sqs.client.send(
      new DeleteMessageCommand({ QueueUrl: sqs.work, ReceiptHandle: message?.ReceiptHandle }),
    );
    await sqs.pass(61);
    expect(await sqs.receive()).toEqual([]);
  });

  it('is not deleted by whoever received it before the one who has it now', async () => {
    await sqs.send('hello');
    const [late] = await sqs.receive();
    await sqs.pass(61);
    await sqs.receive();
    await sqs.client.send(
      new DeleteMessageCommand({ QueueUrl: sqs.work, ReceiptHandle: late?.ReceiptHandle }),
    );
    await sqs.pass(61);
    expect(bodies(await sqs.receive())).toEqual(['hello']);
  });

  it('is handed out again as soon as its receiver says so, or later', async () => {
    await sqs.send('hello');
    const [first] = await sqs.receive();
    const change = (message: Message | undefined, VisibilityTimeout: number) =>
      sqs.client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: sqs.work,
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout,
        }),
      );
    await change(first, 0);
    const [second] = await sqs.receive();
    expect(second?.Body).toBe('hello');
    await expect(change(first, 10)).rejects.toMatchObject({ name: 'MessageNotInflight' });
    await change(second, 600);
    await sqs.pass(599);
    expect(await sqs.receive()).toEqual([]);
  });

  it('may be sent to be handed out later', async () => {
    await sqs.client.send(
      new SendMessageCommand({ QueueUrl: sqs.work, MessageBody: 'later', DelaySeconds: 30 }),
    );
    expect(await sqs.attributes()).toMatchObject({ ApproximateNumberOfMessagesDelayed: '1' });
    await sqs.pass(29);
    expect(await sqs.receive()).toEqual([]);
    await sqs.pass(1);
    expect(bodies(await sqs.receive())).toEqual(['later']);
  });

  it('is forgotten after the retention period', async () => {
    await sqs.send('old');
    await sqs.pass(345_601);
    expect(await sqs.receive()).toEqual([]);
    expect(await sqs.attributes()).toMatchObject({ ApproximateNumberOfMessages: '0' });
  });
});

describe('receiving', () => {
  it('hands out as many as asked for, each to one receiver', async () => {
    for (const body of ['a', 'b', 'c']) await sqs.send(body);
    const [first, second] = await Promise.all([
      sqs.receive(sqs.work, { MaxNumberOfMessages: 2 }),
      sqs.receive(sqs.work, { MaxNumberOfMessages: 2 }),
    ]);
    expect([...bodies(first), ...bodies(second)].toSorted()).toEqual(['a', 'b', 'c']);
    expect(first).toHaveLength(2);
  });

  it('waits for a message that is to come back', async () => {
    await sqs.send('hello');
    await sqs.receive(sqs.work, { VisibilityTimeout: 15 });
    const began = sqs.clock.now();
    const waited = await sqs.receive(sqs.work, { WaitTimeSeconds: 20 });
    expect(bodies(waited)).toEqual(['hello']);
    expect(sqs.clock.now() - began).toBe(15_000);
  });

  it('answers with nothing when the wait is over', async () => {
    const began = sqs.clock.now();
    expect(await sqs.receive(sqs.work, { WaitTimeSeconds: 20 })).toEqual([]);
    expect(sqs.clock.now() - began).toBe(20_000);
  });

  it('is woken by a message that is sent meanwhile', async () => {
    const real = await start({ clock: undefined as never });
    const waiting = real.receive(real.work, { WaitTimeSeconds: 20 });
    await real.send('hello');
    expect(bodies(await waiting)).toEqual(['hello']);
  });

  it('gives nothing to a caller who has hung up', async () => {
    const real = await start({ clock: undefined as never });
    const gone = new AbortController();
    const waiting = real.client.send(
      new ReceiveMessageCommand({ QueueUrl: real.work, WaitTimeSeconds: 20 }),
      { abortSignal: gone.signal },
    );
    waiting.catch(() => undefined);
    await real.attributes();
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect
      .poll(async () => {
        await real.client.send(new PurgeQueueCommand({ QueueUrl: real.work }));
        await real.send('hello');
        return bodies(await real.receive());
      })
      .toEqual(['hello']);
  });
});

describe('dead letters', () => {
  const receiveThrice = async () => {
    for (const count of ['1', '2', '3']) {
      const [message] = await sqs.receive();
      expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: count });
      await sqs.pass(61);
    }
  };

  it('are what was received three times in vain', async () => {
    const { MessageId } = await sqs.send('hopeless');
    await receiveThrice();
    expect(await sqs.receive()).toEqual([]);
    expect(await sqs.receive(sqs.dead)).toMatchObject([{ MessageId, Body: 'hopeless' }]);
  });

  it('come back to the queue they came from, to be tried anew', async () => {
    await sqs.send('mended');
    await receiveThrice();
    await sqs.receive();
    await sqs.client.send(new StartMessageMoveTaskCommand({ SourceArn: `${ARN}:dead` }));
    expect(await sqs.receive(sqs.dead)).toEqual([]);
    const [message] = await sqs.receive();
    expect(message).toMatchObject({
      Body: 'mended',
      Attributes: { ApproximateReceiveCount: '1' },
    });
  });

  it('can’t be brought back from a queue that has none', async () => {
    await expect(
      sqs.client.send(new StartMessageMoveTaskCommand({ SourceArn: `${ARN}:work` })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('queues', () => {
  it('are found by name and listed', async () => {
    const { QueueUrl } = await sqs.client.send(new GetQueueUrlCommand({ QueueName: 'work' }));
    expect(QueueUrl).toBe(`${sqs.endpoint}/000000000000/work`);
    const { QueueUrls } = await sqs.client.send(new ListQueuesCommand({ QueueNamePrefix: 'd' }));
    expect(QueueUrls).toEqual([sqs.dead]);
  });

  it('say what they are, and what is in them', async () => {
    await sqs.send('a');
    await sqs.send('b');
    await sqs.receive(sqs.work, { MaxNumberOfMessages: 1 });
    expect(await sqs.attributes()).toMatchObject({
      QueueArn: `${ARN}:work`,
      VisibilityTimeout: '60',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `${ARN}:dead`, maxReceiveCount: 3 }),
    });
  });

  it('can be changed while they run', async () => {
    const set = (Attributes: Record<string, string>) =>
      sqs.client.send(new SetQueueAttributesCommand({ QueueUrl: sqs.work, Attributes }));
    await set({ VisibilityTimeout: '5' });
    await sqs.send('hello');
    await sqs.receive();
    await sqs.pass(5);
    expect(await sqs.receive()).toHaveLength(1);
    await expect(set({ VisibilityTimeout: '-1' })).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
    });
    await expect(set({ Policy: '{}' })).rejects.toMatchObject({
      message: expect.stringContaining('Changing Policy of a queue is not implemented'),
    });
  });

  it('are empty after a purge', async () => {
    await sqs.send('a');
    await sqs.client.send(new PurgeQueueCommand({ QueueUrl: sqs.work }));
    expect(await sqs.receive()).toEqual([]);
  });

  it.each([
    [{ QueueName: 'work.fifo' }, 'no FIFO queues'],
    [{ QueueName: 'work', KmsMasterKeyId: 'key' }, 'KmsMasterKeyId'],
    [{ QueueName: 'work', VisibilityTimeout: 43_201 }, 'VisibilityTimeout'],
    [
      {
        QueueName: 'work',
        RedrivePolicy: { deadLetterTargetArn: `${ARN}:no`, maxReceiveCount: 3 },
      },
      'isn’t among the queues',
    ],
  ])('that can’t be had are refused at the start: %o', async (queue, reason) => {
    await expect(startSqs({ queues: [queue] })).rejects.toThrow(reason.replace('’', "'"));
  });
});

describe('a request', () => {
  it('may send ten messages at once, each taken or refused by itself', async () => {
    const { Successful, Failed } = await sqs.client.send(
      new SendMessageBatchCommand({
        QueueUrl: sqs.work,
        Entries: [
          { Id: 'good', MessageBody: 'hello' },
          { Id: 'bad', MessageBody: '\u0000' },
        ],
      }),
    );
    expect(Successful).toMatchObject([{ Id: 'good' }]);
    expect(Failed).toMatchObject([
      { Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true },
    ]);
    expect(bodies(await sqs.receive())).toEqual(['hello']);
  });

  it.each([
    [
      'an unknown queue',
      () => ({ QueueUrl: `${sqs.endpoint}/000000000000/none` }),
      'QueueDoesNotExist',
    ],
    ['no body', () => ({ MessageBody: '' }), 'MissingRequiredParameterException'],
    ['a body of forbidden characters', () => ({ MessageBody: '\uffff' }), 'InvalidMessageContents'],
    [
      'a body over a mebibyte',
      () => ({ MessageBody: 'x'.repeat(1_048_577) }),
      'InvalidParameterValueException',
    ],
    ['a delay beyond the limit', () => ({ DelaySeconds: 901 }), 'InvalidParameterValueException'],
    ['what only FIFO queues know', () => ({ MessageGroupId: 'a' }), 'NotImplementedException'],
  ])('to send with %s is refused', async (_, wrong, name) => {
    const input = { QueueUrl: sqs.work, MessageBody: 'hello', ...wrong() };
    await expect(sqs.client.send(new SendMessageCommand(input))).rejects.toMatchObject({ name });
    expect(await sqs.receive()).toEqual([]);
  });

  it('with a handle that is none is refused', async () => {
    const input = { QueueUrl: sqs.work, ReceiptHandle: 'handle' };
    await expect(sqs.client.send(new DeleteMessageCommand(input))).rejects.toMatchObject({
      name: 'ReceiptHandleIsInvalid',
    });
  });

  it.each([
    ['CreateQueue', () => new CreateQueueCommand({ QueueName: 'new' })],
    [
      'DeleteMessageBatch',
      () => new DeleteMessageBatchCommand({ QueueUrl: sqs.work, Entries: [] }),
    ],
  ])('for %s is refused by name', async (name, command) => {
    await expect(sqs.client.send(command() as CreateQueueCommand)).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: `The operation ${name} is not implemented by this local SQS.`,
    });
  });

  it('in the older query protocol is told what is spoken here', async () => {
    const response = await fetch(sqs.work, { method: 'POST', body: 'Action=SendMessage' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      message: expect.stringContaining('AWS JSON: POST with the header X-Amz-Target: AmazonSQS'),
    });
  });
});

describe('a data folder', () => {
  it('keeps messages, how often they were received, until when they are hidden, and dead letters', async () => {
    const dataDir = await temporary();
    const before = await start({ dataDir });
    for (const body of ['kept', 'deleted']) await before.send(body);
    const received = await before.receive();
    const done = received.find(({ Body }) => Body === 'deleted');
    await before.client.send(
      new DeleteMessageCommand({ QueueUrl: before.work, ReceiptHandle: done?.ReceiptHandle }),
    );
    await before.close();

    const after = await start({ dataDir });
    expect(await after.receive()).toEqual([]);
    await after.pass(60);
    const [message, ...others] = await after.receive();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ Body: 'kept', Attributes: { ApproximateReceiveCount: '2' } });
    await after.pass(61);
    await after.receive();
    await after.pass(61);
    expect(await after.receive()).toEqual([]);
    await after.close();

    const last = await start({ dataDir });
    expect(bodies(await last.receive(last.dead))).toEqual(['kept']);
  });

  it('keeps to a visibility timeout that was changed', async () => {
    const dataDir = await temporary();
    const before = await start({ dataDir });
    await before.send('soon');
    const [message] = await before.receive();
    await before.client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: before.work,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: 10,
      }),
    );
    await before.close();
    const after = await start({ dataDir });
    await after.pass(9);
    expect(await after.receive()).toEqual([]);
    await after.pass(1);
    expect(bodies(await after.receive())).toEqual(['soon']);
  });

  it('is written anew at each start, and holds no more than what is in the queues', async () => {
    const dataDir = await temporary();
    const before = await start({ dataDir });
    for (let n = 0; n < 20; n++) await before.send(`message ${n}`);
    await before.client.send(new PurgeQueueCommand({ QueueUrl: before.work }));
    await before.close();
    await (await start({ dataDir })).close();
    expect(await readFile(join(dataDir, 'journal.jsonl'), 'utf8')).toBe('');
  });

  it('does without a line that was cut off, and refuses one that is damaged', async () => {
    const dataDir = await temporary();
    const before = await start({ dataDir });
    await before.send('kept');
    await before.close();
    const file = join(dataDir, 'journal.jsonl');
    await appendFile(file, '{"kind":"sent","queue":"wo');
    const after = await start({ dataDir });
    expect(bodies(await after.receive())).toEqual(['kept']);
    await after.close();
    await writeFile(file, 'damaged\n');
    await expect(start({ dataDir })).rejects.toThrow('line 1 (byte 0) can');
  });
});

describe('a process that is killed', () => {
  const script = fileURLToPath(new URL('./sqs-process.ts', import.meta.url));
  let running: ChildProcess | undefined;
  afterAll(() => void running?.kill('SIGKILL'));

  it('loses no message that was acknowledged', async () => {
    const dataDir = await temporary();
    const launch = async () => {
      running = spawn(process.execPath, [script, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(running.stdout as NonNullable<ChildProcess['stdout']>, 'data');
      const url = String(line).trim();
      return { url, client: clientOf(new URL(url).origin) };
    };
    const first = await launch();
    const acknowledged: string[] = [];
    const send = async (sender: string) => {
      for (let n = 0; ; n++) {
        const MessageBody = `${sender}/${n}`;
        await first.client.send(new SendMessageCommand({ QueueUrl: first.url, MessageBody }));
        acknowledged.push(MessageBody);
        if (acknowledged.length === 50) running?.kill('SIGKILL');
      }
    };
    await Promise.allSettled(['a', 'b', 'c'].map(send));

    const second = await launch();
    const found: (string | undefined)[] = [];
    for (;;) {
      const { Messages = [] } = await second.client.send(
        new ReceiveMessageCommand({ QueueUrl: second.url, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) break;
      found.push(...bodies(Messages));
    }
    expect(found).toEqual(expect.arrayContaining(acknowledged));
  });
});
