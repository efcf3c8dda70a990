import type { Json, TaskCall } from '../../local/step-functions/contract.ts';
import type { VirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import type { ChannelMessage } from '../../src/collect-content/channel-source.ts';
import { createLogger, type Logger } from '../../src/runtime/logger.ts';
import type { WebhookPayload } from '../../src/webhooks/payload.ts';
import { aProxyEvent } from '../support/a-proxy-event.ts';
import { apiOf } from './api.ts';
import { type Bucket, createBucket } from './bucket.ts';
import type { Cap } from './caps.ts';
import { type Chat, createChat } from './chat.ts';
import type { SimulatedDatabase } from './database.ts';
import { createEngine, type Engine, type Execution, type Machine } from './engine.ts';
import { anEpisode, eventsOf } from './events.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Mend } from './mends.ts';
import { createOutside, type Outside } from './outside.ts';
import { createProcesses } from './processes.ts';
import { createQueue, type Queue } from './queue.ts';
import type { Seeded } from './seeded.ts';
import { createIntegrations } from './services/integrations.ts';
import { createInvoke, TIMEOUTS } from './services/lambda.ts';
import { createRest } from './services/rest.ts';

/** A message as a receiver got it, and whether listeners could have the episode by then. */
export interface Received {
  readonly id: string;
  readonly payload: WebhookPayload;
  readonly inFeed: boolean;
}

/** A call to the speech provider. */
export interface SpeechCall {
  readonly episodeId: string;
  readonly execution: string;
  /** Voice and text. */
  readonly what: string;
  readonly characters: number;
  readonly at: number;
  /** Whether the provider has spoken. */
  isPaid: boolean;
  /** Whether the task has got the answer. */
  isAnswered: boolean;
  /** Whether the answer can't be used. */
  isBad: boolean;
  /** Whether the provider spoke and answered an error: what was paid for must be asked for again. */
  isLost: boolean;
}

/** Everything that a schedule plays in. */
export interface World {
  readonly clock: VirtualClock;
  readonly random: Seeded;
  readonly database: SimulatedDatabase;
  readonly bucket: Bucket;
  readonly outside: Outside;
  readonly engine: Engine;
  /** What is sent to *intake*. */
  readonly queue: Queue;
  readonly posts: ChannelMessage[];
  /** Where episodes are posted. */
  readonly chat: Chat;
  /** Which shows have a month's cap. */
  readonly caps: Map<string, Cap>;
  /** Every call that the provider was asked, in order. */
  readonly calls: SpeechCall[];
  /** When which execution was cancelled. */
  readonly cancelled: { readonly name: string; readonly at: number }[];
  /** What is as it was before it was mended. */
  readonly undone: Mend | undefined;
  readonly received: Received[];
  /** What tasks log to, which is read for what they alone can tell. */
  readonly logger: Logger;
  /** How far the functions' clocks are off, and until when the database is away or lacks its functions. */
  readonly trouble: { skewMs: number; databaseDownUntil: number; functionsMissingUntil: number };
  /**
   * How often something died, was given up or was done twice while it may have been paid for; which objects
   * went, which costs weren't recorded, which spoken segments storage wouldn't take, and which sendings to
   * Telegram the database wasn't told of; how often a task was done twice at once, which may pay twice.
   */
  readonly losses: {
    crashes: number;
    objects: number;
    unrecorded: number;
    unstored: number;
    unnoted: number;
    twice: number;
  };
  /** Until when the provider hangs, until when it answers rubbish, and the texts that it never speaks. */
  readonly provider: { awayUntil: number; badUntil: number; readonly refused: Set<string> };
  receive(id: string, payload: WebhookPayload): void;
  timeoutMs(functionName: string): number | undefined;
  /** Somebody cancels the first episode. */
  cancel(): Promise<unknown>;
  /** Starts a machine as its rule does. */
  tick(machine: Machine): Execution;
  call(method: string, resource: string, episodeId: string, body?: object): Promise<unknown>;
  /** From now on nothing goes wrong any more. */
  calm(): void;
}

interface WorldOptions {
  readonly database: SimulatedDatabase;
  readonly plan: FaultPlan;
  readonly random: Seeded;
  readonly clock: VirtualClock;
  readonly undone?: Mend | undefined;
}

export const createWorld = ({ database, plan, random, clock, undone }: WorldOptions): World => {
  const bucket = createBucket();
  const chat = createChat();
  const posts: ChannelMessage[] = [];
  const calls: SpeechCall[] = [];
  const caps = new Map<string, Cap>();
  const cancelled: { name: string; at: number }[] = [];
  const provider = { awayUntil: 0, badUntil: 0, refused: new Set<string>() };
  const received: Received[] = [];
  const losses = { crashes: 0, objects: 0, unrecorded: 0, unstored: 0, unnoted: 0, twice: 0 };
  const logger = createLogger('error', (line) => {
    if (line.includes('The episode cost more than its row says')) losses.unrecorded += 1;
  });
  const processes = createProcesses();
  const trouble = { skewMs: 0, databaseDownUntil: 0, functionsMissingUntil: 0 };
  let isCalm = false;
  const call = async (method: string, resource: string, episodeId: string, body?: object) =>
    apiOf(world)(
      aProxyEvent({
        ...{ httpMethod: method, resource, pathParameters: { episodeId } },
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    );
  const cancel = async (): Promise<unknown> => {
    losses.crashes += 1;
    const id = anEpisode({ engine });
    if (id === undefined) return undefined;
    const attempts = engine
      .running()
      .filter(({ machine, name }) => machine === 'episode' && name.startsWith(id));
    return call('POST', '/api/v1/episodes/{episodeId}/cancel', id).then(() => {
      for (const { name, stop } of attempts) {
        if (stop.signal.aborted) cancelled.push({ name, at: clock.now() });
      }
    });
  };

  const outside = createOutside({
    plan,
    clock,
    isCalm: () => isCalm,
    happen: async (event, by) => void (await eventsOf(world, processes)[event](by)),
  });

  const { http, fetch } = createRest({ outside, clock, database, trouble, random });
  globalThis.fetch = fetch;
  const invoke = createInvoke({ outside, clock, losses, processes, world: () => world });
  const { startExecution, describeExecution, headObject } = createIntegrations({
    ...{ outside, clock, random, bucket, losses },
    engine: () => engine,
  });
  const RESOURCES: Readonly<
    Record<string, (task: TaskCall, execution: Execution) => Promise<Json>>
  > = {
    'lambda:invoke': invoke,
    'http:invoke': http,
    'aws-sdk:sfn:startExecution': startExecution,
    'aws-sdk:sfn:describeExecution': describeExecution,
    'aws-sdk:s3:headObject': headObject,
  };

  const engine = createEngine({
    undone,
    clock,
    random,
    call(execution, task) {
      const work = RESOURCES[task.resource.replace('arn:aws:states:::', '')];
      if (!work)
        throw new Error(
          `The simulation knows no ${task.resource}: add it to tests/faults/world.ts.`,
        );
      if (work === invoke) return invoke(task, execution);
      const process = processes.spawn(`${execution.alias}/${task.stateName}`);
      return outside
        .run(process, () => work(task, execution))
        .finally(() => processes.end(process));
    },
    onEnd({ machine, status }) {
      if (machine === 'episode' && status !== 'SUCCEEDED') tick('reconcile');
    },
  });
  const queue = createQueue({ engine, clock, random });
  const tick = (machine: Machine) => engine.start(machine, `${machine}-${random.uuid()}`, '{}');

  const world: World = {
    ...{ clock, random, database, bucket, outside, engine, queue, posts, chat, received, losses },
    ...{ calls, caps, cancelled, provider, undone, logger, trouble },
    receive(id, payload) {
      const { podcastId, episodeId } = payload.data;
      const feed = bucket.text(`feeds/${podcastId}.xml`) ?? '';
      received.push({ id, payload, inFeed: feed.includes(episodeId) });
    },
    timeoutMs: (name) => TIMEOUTS[name],
    cancel,
    tick,
    call,
    calm() {
      isCalm = true;
      Object.assign(trouble, { skewMs: 0, databaseDownUntil: 0, functionsMissingUntil: 0 });
    },
  };
  return world;
};
