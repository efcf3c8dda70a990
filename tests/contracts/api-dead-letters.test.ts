import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Logs, startLogs } from '../../local/logs/index.ts';
import { type Sqs, startSqs } from '../../local/sqs/index.ts';
import type { Done } from '../../src/access/audit.ts';
import { recordQueues } from '../../src/api/access/recorded.ts';
import { createQueueRoutes } from '../../src/api/queues/routes.ts';
import { DeadLetterListSchema } from '../../src/api/queues/schema.ts';
import { createRouter } from '../../src/api/router.ts';
import { createLogReader } from '../../src/clients/cloudwatch-logs/log-reader.ts';
import { createMessageQueues } from '../../src/clients/sqs/message-queues.ts';
import { groupOfMachine } from '../../src/inspect/logs/log-group.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { aProxyEvent } from '../support/a-proxy-event.ts';

const REGION = 'eu-central-1';
const ARN = `arn:aws:sqs:${REGION}:000000000000:stepcast-dev-`;
const settings = { region: REGION, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
const folder = mkdtempSync(join(tmpdir(), 'dead-letters-'));
const MESSAGE = {
  version: '1.0',
  type: 'podcast_generation',
  data: { podcastId: randomUUID(), title: 'A show', frequency: 7, latestEpisodeDate: null },
  metadata: { retryCount: 0, source: 'podcast_scheduler' },
};

let sqs: Sqs;
let logs: Logs;
let queue: SQSClient;
let reader: CloudWatchLogsClient;
const recorded: Done[] = [];
let router: ReturnType<typeof createRouter>;
beforeAll(async () => {
  logs = await startLogs({ folder, region: REGION });
  reader = new CloudWatchLogsClient({ ...settings, endpoint: logs.endpoint });
});
afterAll(async () => {
  reader?.destroy();
  await logs?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const redrive = { deadLetterTargetArn: `${ARN}intake-dead-letters`, maxReceiveCount: 3 };
  sqs = await startSqs({
    region: REGION,
    queues: [
      { QueueName: 'stepcast-dev-intake', RedrivePolicy: redrive },
      { QueueName: 'stepcast-dev-intake-dead-letters' },
      { QueueName: 'stepcast-dev-undelivered-events' },
    ],
  });
  queue = new SQSClient({ ...settings, endpoint: sqs.endpoint });
  const {
    list,
    discard,
    redrive: again,
    send,
  } = recordQueues(
    { record: async (done) => void recorded.push(done) },
    createQueueRoutes({
      queues: createMessageQueues(ARN, queue),
      logs: createLogReader(reader),
      intakeLog: groupOfMachine('stepcast-dev-intake'),
      now: () => Date.now() + 1_000,
    }),
  );
  recorded.length = 0;
  router = createRouter(
    {
      'GET /api/v1/operations/dead-letters': list,
      'DELETE /api/v1/operations/dead-letters/{queue}/{messageId}': discard,
      'POST /api/v1/operations/intake/redrive': again,
      'POST /api/v1/operations/intake/messages': send,
    },
    createLogger('error', () => undefined),
    'https://console.example',
  );
  return async () => {
    queue.destroy();
    await sqs.close();
  };
});

const put = async (name: string, body: string, attributes: Record<string, string> = {}) => {
  const { MessageId = '' } = await queue.send(
    new SendMessageCommand({
      QueueUrl: sqs.urlOf(`stepcast-dev-${name}`),
      MessageBody: body,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([key, StringValue]) => [
          key,
          { DataType: 'String', StringValue },
        ]),
      ),
    }),
  );
  return MessageId;
};
/** How a run of an Express machine stands in its log (Step Functions Developer Guide, "Logging"). */
const logRun = (messageId: string, error: string, cause: string) => {
  const execution_arn = `arn:aws:states:${REGION}:0:express:stepcast-dev-intake:${randomUUID()}:1`;
  const input = JSON.stringify([{ messageId, body: '{}' }]);
  for (const line of [
    { id: '1', type: 'ExecutionStarted', details: { input, inputDetails: { truncated: false } } },
    { id: '2', type: 'ParallelStateEntered', details: { input, name: 'ReadMessage' } },
    { id: '9', type: 'ExecutionFailed', details: { error, cause } },
  ]) {
    const text = JSON.stringify({ ...line, execution_arn });
    logs.write({ functionName: 'stepcast-dev-intake', text });
  }
};
const call = async (key: string, fields: Partial<Parameters<typeof aProxyEvent>[0]> = {}) => {
  const [httpMethod = '', resource = ''] = key.split(' ');
  const { statusCode, body } = await router(aProxyEvent({ httpMethod, resource, ...fields }));
  return { statusCode, body: body === '' ? null : JSON.parse(body) };
};
const listed = async () =>
  DeadLetterListSchema.parse((await call('GET /api/v1/operations/dead-letters')).body).items;
const discard = (name: string, messageId: string) =>
  call('DELETE /api/v1/operations/dead-letters/{queue}/{messageId}', {
    pathParameters: { queue: name, messageId },
  });

test('dead letters are listed with what refused them last, and stay there', async () => {
  const id = await put('intake-dead-letters', '{"version":"2.0"}');
  const silent = await put('intake-dead-letters', 'nobody logged this');
  const event = await put('undelivered-events', '{"source":"aws.states"}', {
    ERROR_CODE: 'NO_PERMISSIONS',
    ERROR_MESSAGE: 'The role may not.',
  });
  logRun(id, 'States.Http.Socket', 'The database is away.');
  logRun(id, 'InvalidMessage', 'version must be "1.0".');
  logRun(randomUUID(), 'UnknownPodcast', 'Another message.');
  const refusalOf = async (messageId: string) =>
    (await listed())[0]?.letters.find((letter) => letter.id === messageId)?.refusal;
  await expect
    .poll(() => refusalOf(id))
    .toEqual({ error: 'InvalidMessage', cause: 'version must be "1.0".' });
  expect(await refusalOf(silent)).toBeNull();
  const [intake, events] = await listed();
  expect(intake).toMatchObject({ queue: 'intake', canRedrive: true, total: 2 });
  expect(intake?.letters.map(({ body }) => body)).toContain('{"version":"2.0"}');
  expect(events).toMatchObject({
    ...{ queue: 'events', canRedrive: false, total: 1 },
    letters: [{ id: event, refusal: { error: 'NO_PERMISSIONS', cause: 'The role may not.' } }],
  });
});

test('no more than twenty are shown, and all are counted', async () => {
  for (let n = 0; n < 25; n += 1) await put('intake-dead-letters', String(n));
  const [intake] = await listed();
  expect(intake?.total).toBe(25);
  expect(intake?.letters).toHaveLength(20);
});

test('a redrive brings them back to the queue', async () => {
  await put('intake-dead-letters', 'once more');
  await listed();
  expect(await call('POST /api/v1/operations/intake/redrive')).toEqual({
    statusCode: 202,
    body: { messages: 1 },
  });
  expect((await listed())[0]?.total).toBe(0);
  const { Messages = [] } = await queue.send(
    new ReceiveMessageCommand({ QueueUrl: sqs.urlOf('stepcast-dev-intake') }),
  );
  expect(Messages.map(({ Body }) => Body)).toEqual(['once more']);
  expect(recorded).toEqual([{ action: 'queue.redriven', kind: 'queue', id: 'intake' }]);
});

test('one is discarded by its id, the others stay, and one that is gone is 404', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push(await put('intake-dead-letters', String(n)));
  const last = ids.at(-1) ?? '';
  expect((await discard('intake', last)).statusCode).toBe(204);
  expect((await listed())[0]?.letters.map(({ id }) => id).toSorted()).toEqual(
    ids.slice(0, -1).toSorted(),
  );
  expect(await discard('intake', last)).toMatchObject({
    statusCode: 404,
    body: { type: 'urn:stepcast:problem:unknown-message' },
  });
  expect((await discard('elsewhere', last)).statusCode).toBe(400);
  expect(recorded).toEqual([{ action: 'message.discarded', kind: 'message', id: last }]);
});

test('a message is put into the queue as it is, and one that would be refused isn’t', async () => {
  const post = (body: unknown) =>
    call('POST /api/v1/operations/intake/messages', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { statusCode, body } = await post(MESSAGE);
  expect(statusCode).toBe(202);
  const { Messages = [] } = await queue.send(
    new ReceiveMessageCommand({ QueueUrl: sqs.urlOf('stepcast-dev-intake') }),
  );
  expect(Messages).toMatchObject([{ MessageId: body.messageId }]);
  expect(JSON.parse(Messages[0]?.Body ?? '')).toEqual(MESSAGE);
  const refused = await post({ ...MESSAGE, data: { ...MESSAGE.data, podcastId: 'podcast-1' } });
  expect(refused).toMatchObject({
    statusCode: 400,
    body: { errors: [{ field: 'data.podcastId' }] },
  });
  expect(recorded).toEqual([{ action: 'message.sent', kind: 'queue', id: 'intake' }]);
});
