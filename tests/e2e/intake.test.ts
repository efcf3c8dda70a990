import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListExecutionsCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../local/pipes/index.ts';
import { insertShow } from '../support/shows.ts';
import { aShow, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
const deliveries: Delivery[] = [];
beforeAll(async () => {
  stack = await startTestStack({ onDelivery: (delivery) => deliveries.push(delivery) });
  // A message that failed comes again after seconds instead of a quarter of an hour.
  await stack.sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: stack.queueUrl('intake'),
      Attributes: { VisibilityTimeout: '4' },
    }),
  );
});
afterAll(() => stack.close());

/** RFC 9562, version 5: how any sender may work out the id of the episode it asks for. */
const uuidV5 = (namespace: string, name: string): string => {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const send = async (message: unknown): Promise<string> => {
  const MessageBody = typeof message === 'string' ? message : JSON.stringify(message);
  const QueueUrl = stack.queueUrl('intake');
  const sent = await stack.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  return sent.MessageId ?? '';
};
const until = async <T>(find: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    await sleep(50);
  }
};
/** What the pipe says of a message once it is taken. */
const taken = async (messageId: string) => {
  const { output = '' } = await until(() =>
    deliveries.find((one) => one.messageId === messageId && one.status === 'SUCCEEDED'),
  );
  return JSON.parse(output);
};
const executionsOf = async (episodeId: string): Promise<(string | undefined)[]> => {
  const { executions = [] } = await stack.stepFunctions.send(
    new ListExecutionsCommand({ stateMachineArn: stack.episodeMachineArn }),
  );
  return executions.flatMap(({ name }) => (name?.startsWith(episodeId) ? [name] : [])).toSorted();
};
const rowOf = async (episodeId: string) =>
  (await stack.database.from('episodes').select().eq('id', episodeId).maybeSingle()).data;
const ended = (episodeId: string) =>
  until(async () => {
    const row = await rowOf(episodeId);
    return ['completed', 'skipped', 'failed'].includes(row?.status) ? row : undefined;
  });
const depthOf = async (queue: string): Promise<Record<string, string> | undefined> =>
  (
    await stack.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: stack.queueUrl(queue), AttributeNames: ['All'] }),
    )
  ).Attributes;

const aGeneration = (podcastId: string, latestEpisodeDate: string | null = '2026-11-15') => ({
  version: '1.0',
  type: 'podcast_generation',
  data: { podcastId, title: 'A show', frequency: 7, latestEpisodeDate },
  metadata: { retryCount: 0, source: 'podcast_scheduler' },
});
const aRetry = (podcastId: string, episodeId: string) => ({
  version: '1.0',
  type: 'episode_processing',
  data: { episodeId, podcastId, status: 'failed', timestamp: new Date().toISOString() },
  metadata: { retryCount: 1, source: 'episode_checker' },
});
const aConfigMessage = (podcast_config_id: string) => ({
  podcast_config_id,
  result: 'success',
  timestamp: '2026-11-15T06:00:00.123456',
  s3_path: 's3://old-bucket/posts.json',
});

describe('a generation message', () => {
  it('starts one episode, however often it is sent at once or delivered', async () => {
    const podcastId = await aShow(stack);
    const episodeId = uuidV5(podcastId, '2026-11-15');
    const messages = await Promise.all(
      Array.from({ length: 8 }, () => send(aGeneration(podcastId))),
    );
    for (const id of messages) expect(await taken(id)).toMatchObject({ episodeId });
    expect(await executionsOf(episodeId)).toEqual([episodeId]);
    await ended(episodeId);
    expect(await taken(await send(aGeneration(podcastId)))).toEqual({
      episodeId,
      outcome: 'alreadyStarted',
    });
    expect(await executionsOf(episodeId)).toEqual([episodeId]);
    expect(await rowOf(episodeId)).toMatchObject({
      podcast_id: podcastId,
      trigger: 'queue',
      attempt: 1,
    });
  });

  it('of a show without episodes may leave the date out as null', async () => {
    const podcastId = await aShow(stack);
    expect(await taken(await send(aGeneration(podcastId, null)))).toEqual({
      episodeId: uuidV5(podcastId, 'null'),
      outcome: 'started',
    });
  });

  it('waits in the queue while its show makes another episode', async () => {
    const podcastId = await aShow(stack, 6);
    const live = await startExecution(stack, podcastId);
    await until(() => rowOf(live.episodeId));
    const message = await send(aGeneration(podcastId));
    const deferred = await until(() => deliveries.find(({ messageId }) => messageId === message));
    expect(deferred).toMatchObject({
      status: 'FAILED',
      error: 'EpisodeAlreadyLive',
      cause: `Show ${podcastId} is making episode ${live.episodeId}.`,
    });
    const { executionArn } = live;
    await stack.stepFunctions.send(new StopExecutionCommand({ executionArn }));
    expect(await taken(message)).toEqual({
      episodeId: uuidV5(podcastId, '2026-11-15'),
      outcome: 'started',
    });
  });
});

describe('the older message', () => {
  it('starts one episode of its config’s show', async () => {
    const podcastId = await aShow(stack);
    const { data: config } = await stack.database
      .from('podcast_configs')
      .select('id')
      .eq('podcast_id', podcastId)
      .single();
    const message = aConfigMessage(config?.id);
    const episodeId = uuidV5(config?.id, '2026-11-15T06:00:00.123456');
    const both = await Promise.all([send(message), send(message)]);
    for (const id of both) expect(await taken(id)).toMatchObject({ episodeId });
    expect(await executionsOf(episodeId)).toEqual([episodeId]);
    expect(await rowOf(episodeId)).toMatchObject({ podcast_id: podcastId });
  });
});

describe('an episode_processing message', () => {
  it('retries an episode that failed, once, and leaves it alone while it lives and when it is completed', async () => {
    const podcastId = await aShow(stack);
    stack.proxies.lambda.faults.push({
      method: 'POST',
      path: /writeScript\/invocations/,
      times: 1,
      status: 200,
      headers: { 'X-Amz-Function-Error': 'Unhandled' },
      body: JSON.stringify({ errorType: 'ScriptInvalid', errorMessage: 'Broken by the test.' }),
    });
    const { episodeId } = await startExecution(stack, podcastId);
    const { window_from, config_snapshot, ...failed } = await ended(episodeId);
    expect(failed).toMatchObject({ status: 'failed', attempt: 1 });

    const both = await Promise.all([
      send(aRetry(podcastId, episodeId)),
      send(aRetry(podcastId, episodeId)),
    ]);
    const outcomes = await Promise.all(both.map(taken));
    for (const { outcome } of outcomes) expect(['retried', 'live', 'completed']).toContain(outcome);
    expect(await executionsOf(episodeId)).toEqual([episodeId, `${episodeId}-2`]);
    const row = await until(async () => {
      const now = await rowOf(episodeId);
      return now?.attempt === 2 && now.status === 'completed' ? now : undefined;
    });
    expect(row).toMatchObject({ trigger: 'retry', window_from, config_snapshot });

    expect(await taken(await send(aRetry(podcastId, episodeId)))).toEqual({
      episodeId,
      outcome: 'completed',
    });
    expect(await executionsOf(episodeId)).toHaveLength(2);
  });
});

describe('a message that can’t be taken', () => {
  const show = randomUUID();
  const hopeless: [string, unknown, string, string][] = [
    ['no JSON', '{"version": "1.0"', 'InvalidMessage', 'The body must be a JSON object.'],
    [
      'another version',
      { ...aGeneration(show), version: '2.0' },
      'InvalidMessage',
      'version must be "1.0".',
    ],
    [
      'an unknown type',
      { ...aGeneration(show), type: 'podcast_deletion' },
      'InvalidMessage',
      'type must be',
    ],
    ['an unknown show', aGeneration(show), 'UnknownPodcast', `There is no show ${show}.`],
    ['an unknown episode', aRetry(show, show), 'UnknownEpisode', `There is no episode ${show}.`],
    [
      'an unknown config',
      aConfigMessage(show),
      'UnknownConfig',
      `There is no podcast config ${show}.`,
    ],
  ];

  it('is among the dead letters after three receives, with the reason in the log each time', async () => {
    const ids = await Promise.all(hopeless.map(([, message]) => send(message)));
    const found = new Map<string, string>();
    while (found.size < ids.length) {
      const { Messages = [] } = await stack.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: stack.queueUrl('intake-dead-letters'),
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 5,
        }),
      );
      for (const { MessageId = '', Body = '' } of Messages) found.set(MessageId, Body);
    }
    for (const [n, [what, message, error, reason]] of hopeless.entries()) {
      const id = ids[n] ?? '';
      const body = typeof message === 'string' ? message : JSON.stringify(message);
      expect(found.get(id), what).toBe(body);
      const log = deliveries.filter(({ messageId }) => messageId === id);
      expect(
        log.map(({ receiveCount }) => receiveCount),
        what,
      ).toEqual([1, 2, 3]);
      for (const one of log) {
        expect(one, what).toMatchObject({ pipe: 'stepcast-local-intake', status: 'FAILED', error });
        expect(one.cause, what).toContain(reason);
      }
    }
    expect(await depthOf('intake')).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
    });
    expect(await executionsOf(show)).toEqual([]);
  });

  it('is taken when it has been brought back and what stood against it is mended', async () => {
    const podcastId = randomUUID();
    const message = await send(aGeneration(podcastId));
    await until(() =>
      deliveries.find(({ messageId, receiveCount }) => messageId === message && receiveCount === 3),
    );
    await until(async () => {
      const dead = await depthOf('intake-dead-letters');
      return Number(dead?.['ApproximateNumberOfMessages']) > 0 ? dead : undefined;
    });
    await insertShow(stack.database, {
      podcast: { id: podcastId },
      config: { podcast_id: podcastId },
    });
    const { QueueArn = '' } = (await depthOf('intake-dead-letters')) ?? {};
    await stack.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: QueueArn }));
    const { output = '' } = await until(() =>
      deliveries.find(
        ({ status, output: text = '' }) =>
          status === 'SUCCEEDED' && text.includes(uuidV5(podcastId, '2026-11-15')),
      ),
    );
    expect(JSON.parse(output)).toMatchObject({ outcome: 'started' });
  });
});
