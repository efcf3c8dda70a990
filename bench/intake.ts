// Ten thousand messages of another system, queued before the stack takes the first: each starts its
// episode exactly once. Beside it the queue alone, in the same run.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  SFNClient,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { episodesOfSenders, insertShows } from './control-plane/shows-of-senders.ts';
import { type MeasuredStack, withStack } from './control-plane/start-stack.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 10_000);
const BATCH = 10;
const AT_ONCE = 50;
const POLL_MS = 500;
const PROGRESS_MS = 5_000;
/** A message whose run failed stays away for fifteen minutes, which a bench doesn't wait for. */
const STUCK_AFTER_MS = 120_000;
const REGION = 'eu-central-1';

const print = (line: string) => process.stdout.write(`${line}\n`);
const perSecond = (count: number, startedAt: number) =>
  (count * 1000) / (performance.now() - startedAt);

/** Lets `work` be done so many times at once until it answers false. */
const together = async (work: () => Promise<boolean>): Promise<void> => {
  const worker = async () => {
    while (await work());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

const send = async (
  sqs: SQSClient,
  QueueUrl: string,
  bodies: readonly string[],
): Promise<number> => {
  const startedAt = performance.now();
  let next = 0;
  await together(async () => {
    const batch = bodies.slice(next, next + BATCH);
    next += BATCH;
    if (batch.length === 0) return false;
    const Entries = batch.map((MessageBody, n) => ({ Id: String(n), MessageBody }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0) throw new Error(`The queue refused ${Failed[0]?.Message}.`);
    return true;
  });
  return perSecond(bodies.length, startedAt);
};

/** Receives and deletes one message at a time, as the pipe does, and nothing else. */
const drain = async (sqs: SQSClient, QueueUrl: string, count: number): Promise<number> => {
  const startedAt = performance.now();
  let left = count;
  await together(async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    for (const { ReceiptHandle } of Messages) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      left -= 1;
    }
    return left > 0 && Messages.length > 0;
  });
  if (left !== 0) throw new Error(`${left} messages of the queue were not received.`);
  return perSecond(count, startedAt);
};

/** How many messages wait, and how many somebody has. */
const depthOf = async (
  sqs: SQSClient,
  QueueUrl: string,
): Promise<{ readonly waiting: number; readonly inFlight: number }> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return {
    waiting: Number(Attributes['ApproximateNumberOfMessages']),
    inFlight: Number(Attributes['ApproximateNumberOfMessagesNotVisible']),
  };
};

/** Waits until the queue is empty, and tells how far it is. @throws when no message goes for two minutes */
const untilEmpty = async (sqs: SQSClient, queueUrl: string): Promise<void> => {
  let least = Number.POSITIVE_INFINITY;
  let movedAt = performance.now();
  let toldAt = movedAt;
  for (;;) {
    const { waiting, inFlight } = await depthOf(sqs, queueUrl);
    const left = waiting + inFlight;
    if (left === 0) return;
    const now = performance.now();
    if (left < least) movedAt = now;
    least = Math.min(least, left);
    if (now - toldAt > PROGRESS_MS) {
      print(`${left} of ${MESSAGES} messages left: ${waiting} wait, ${inFlight} are under way.`);
      toldAt = now;
    }
    if (now - movedAt > STUCK_AFTER_MS) {
      throw new Error(
        `No message was taken for two minutes: ${waiting} wait, and ${inFlight} are under way or failed and stay away for fifteen minutes. The lines of the pipe above say why.`,
      );
    }
    await sleep(POLL_MS);
  }
};

/** Ends each episode once it is opened: what is measured is intake, and not how fast episodes are made. */
const endAtOpening = async (stepFunctions: SFNClient, stateMachineArn: string): Promise<void> => {
  const { definition = '' } = await stepFunctions.send(
    new DescribeStateMachineCommand({ stateMachineArn }),
  );
  const machine = JSON.parse(definition);
  machine.States.ChooseStart = { Type: 'Succeed' };
  // What nothing leads to any more is refused.
  machine.States = Object.fromEntries(
    Object.entries(machine.States).filter(([name]) => reachable(machine).has(name)),
  );
  const { stateMachineVersionArn } = await stepFunctions.send(
    new UpdateStateMachineCommand({
      ...{ stateMachineArn, definition: JSON.stringify(machine), publish: true },
    }),
  );
  await stepFunctions.send(
    new UpdateStateMachineAliasCommand({
      stateMachineAliasArn: `${stateMachineArn}:live`,
      routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
    }),
  );
};

const reachable = ({ StartAt, States }: { StartAt: string; States: object }): Set<string> => {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const state = (States as Record<string, object>)[name];
    for (const [, next] of JSON.stringify(state).matchAll(/"(?:Next|Default)":"([^"]*)"/g)) {
      if (next !== undefined) visit(next);
    }
  };
  visit(StartAt);
  return found;
};

/** How often each name was started, over all pages. */
const startsOf = async (stepFunctions: SFNClient, stateMachineArn: string): Promise<string[]> => {
  const names: string[] = [];
  for (let nextToken: string | undefined; ; ) {
    const page = await stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 1000, nextToken }),
    );
    names.push(...(page.executions ?? []).map(({ name = '' }) => name));
    nextToken = page.nextToken;
    if (nextToken === undefined) return names;
  }
};

const measure = async ({ aws, supabase }: MeasuredStack): Promise<void> => {
  const credentials = { accessKeyId: 'stepcast', secretAccessKey: aws.secretAccessKey };
  const stepFunctions = new SFNClient({
    region: REGION,
    endpoint: aws.stepFunctionsUrl,
    credentials,
  });
  const sqs = new SQSClient({
    region: REGION,
    endpoint: new URL(aws.queueUrl).origin,
    credentials,
  });
  await endAtOpening(stepFunctions, aws.episodeMachineArn);
  const shows = await insertShows(supabase, MESSAGES);
  const bodies = shows.map((podcastId) =>
    JSON.stringify({
      version: '1.0',
      type: 'podcast_generation',
      data: { podcastId, title: 'A show', frequency: 7, latestEpisodeDate: null },
      metadata: { retryCount: 0, source: 'podcast_scheduler' },
    }),
  );

  const sent = await send(sqs, aws.deadLettersUrl, bodies);
  const alone = await drain(sqs, aws.deadLettersUrl, MESSAGES);
  print(
    `The queue alone: ${sent.toFixed(0)} messages a second sent, ${alone.toFixed(0)} received and deleted.`,
  );

  const startedAt = performance.now();
  await send(sqs, aws.queueUrl, bodies);
  await untilEmpty(sqs, aws.queueUrl);
  const rate = perSecond(MESSAGES, startedAt);
  const starts = await startsOf(stepFunctions, aws.episodeMachineArn);
  const rows = await episodesOfSenders(supabase);
  const { waiting: dead } = await depthOf(sqs, aws.deadLettersUrl);
  print(
    `${MESSAGES} messages through intake: ${rate.toFixed(1)} a second (${((rate / alone) * 100).toFixed(1)} % of the queue alone); ${starts.length} executions under ${new Set(starts).size} names, ${rows} episodes, ${dead} dead letters.`,
  );
  if (
    starts.length !== MESSAGES ||
    new Set(starts).size !== MESSAGES ||
    rows !== MESSAGES ||
    dead
  ) {
    process.stderr.write('Not every message has started its episode exactly once.\n');
    process.exitCode = 1;
  }
};

await withStack(measure);
