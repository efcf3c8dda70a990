import { type Json, type TaskCall, TaskFailed } from '../../local/step-functions/contract.ts';
import type { VirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import type { ChannelMessage } from '../../src/collect-content/channel-source.ts';
import { StepcastError } from '../../src/errors/stepcast-error.ts';
import { createLogger, type Logger } from '../../src/runtime/logger.ts';
import type { WebhookPayload } from '../../src/webhooks/payload.ts';
import { aProxyEvent } from '../support/a-proxy-event.ts';
import { httpAnswer } from '../support/state-machine.ts';
import { type Bucket, createBucket } from './bucket.ts';
import { type Chat, createChat } from './chat.ts';
import type { RestAnswer, SimulatedDatabase } from './database.ts';
import { createEngine, type Engine, type Execution, type Machine } from './engine.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Mend } from './mends.ts';
import { atTheTop, createOutside, type Event, type Outside, type Process } from './outside.ts';
import { createQueue, type Queue } from './queue.ts';
import type { Seeded } from './seeded.ts';
import { sendMessage } from './senders.ts';
import { apiOf, taskOf } from './tasks.ts';

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
  /** Every call that the provider was asked, in order. */
  readonly calls: SpeechCall[];
  /** When which execution was cancelled. */
  readonly cancelled: { readonly name: string; readonly at: number }[];
  /** What is as it was before it was mended. */
  readonly undone: Mend | undefined;
  readonly received: Received[];
  /** What tasks log to, which is read for what they alone can tell. */
  readonly logger: Logger;
  /** How far the functions' clocks are off. */
  readonly skewMs: number;
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
  /** Until when the provider hangs, and until when it answers rubbish. */
  readonly provider: { awayUntil: number; badUntil: number };
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

const TIMEOUTS: Readonly<Record<string, number>> = {
  ...{ CollectContent: 300_000, WriteScript: 300_000, GenerateAudio: 900_000 },
  ...{ PublishFeed: 120_000, PostToTelegram: 300_000, DeliverWebhook: 30_000, Api: 20_000 },
};
const MINUTE_MS = 60_000;
const SKEW_MS = 45_000;
/** Longer than a state retries. */
const MISSING_MS = 3 * MINUTE_MS;
/** What PostgREST says of a database whose migrations haven't been applied. */
const FUNCTION_MISSING = JSON.stringify({
  ...{ code: 'PGRST202', message: 'Could not find the function in the schema cache' },
  ...{ details: null, hint: null },
});

/** What Lambda makes of what a function throws. */
const functionError = (error: unknown): TaskFailed => {
  if (error instanceof TaskFailed) return error;
  const { name, message } = error as Error;
  if (!(error instanceof StepcastError)) throw error;
  return new TaskFailed(name, JSON.stringify({ errorType: name, errorMessage: message }));
};

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
  const cancelled: { name: string; at: number }[] = [];
  const provider = { awayUntil: 0, badUntil: 0 };
  const received: Received[] = [];
  const losses = { crashes: 0, objects: 0, unrecorded: 0, unstored: 0, unnoted: 0, twice: 0 };
  const logger = createLogger('error', (line) => {
    if (line.includes('The episode cost more than its row says')) losses.unrecorded += 1;
  });
  const alive = new Set<Process>();
  let isCalm = false;
  let skewMs = 0;
  let databaseDownUntil = 0;
  let functionsMissingUntil = 0;

  const spawn = (name: string): Process => {
    const process = { name, died: new AbortController() };
    alive.add(process);
    return process;
  };
  const kill = (process: Process) => {
    alive.delete(process);
    process.died.abort(new TaskFailed('Lambda.Unknown', 'The process died.'));
  };
  const api = () => apiOf(world);
  const call = async (method: string, resource: string, episodeId: string, body?: object) =>
    api()(
      aProxyEvent({
        ...{ httpMethod: method, resource, pathParameters: { episodeId } },
        ...(body && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    );
  const anEpisode = (): string | undefined =>
    [...engine.executions.values()].find(({ machine }) => machine === 'episode')?.name.slice(0, 36);

  const decide = (deed: 'hide' | 'show' | 'withdraw') => {
    const id = anEpisode();
    return id && call('POST', `/api/v1/episodes/{episodeId}/${deed}`, id);
  };

  const cancel = async (): Promise<unknown> => {
    losses.crashes += 1;
    const id = anEpisode();
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

  const EVENTS: Readonly<Record<Event, (by: Process) => unknown>> = {
    'kill execution': (by) => {
      losses.crashes += 1;
      const [alias] = by.name.split('/');
      const victim = engine.running().find((each) => each.alias === alias);
      if (victim) engine.stop(victim.arn, 'Killed', 'Somebody stopped it.');
    },
    'kill stack': () => {
      losses.crashes += 1;
      for (const process of [...alive]) kill(process);
      for (const { arn } of engine.running()) engine.stop(arn, 'Killed', 'The stack died.');
    },
    cancel,
    retry: () => {
      const id = anEpisode();
      return id && call('POST', '/api/v1/episodes/{episodeId}/retry', id, {});
    },
    hide: () => decide('hide'),
    show: () => decide('show'),
    withdraw: () => decide('withdraw'),
    tick: () => void tick('schedule'),
    sweep: () => void tick('reconcile'),
    notify: () => void tick('notify'),
    message: (by) => sendMessage(world, `by ${by.name} at ${outside.steps}`),
    'message again': () => {
      const last = queue.messages.at(-1);
      if (last) queue.deliverAgain(last);
    },
    'functions missing': () => {
      functionsMissingUntil = clock.now() + MISSING_MS;
    },
    'database down': () => {
      databaseDownUntil = clock.now() + MINUTE_MS;
    },
    'clock skew': () => {
      skewMs = skewMs === 0 ? SKEW_MS : -skewMs;
    },
  };

  const outside = createOutside({
    plan,
    clock,
    isCalm: () => isCalm,
    happen: async (event, by) => void (await EVENTS[event](by)),
  });

  const rest = (
    name: string,
    method: string,
    path: string,
    query: URLSearchParams,
    body: string,
    headers = {},
  ) =>
    outside.reach({
      ...{ kind: 'database', name },
      async call() {
        if (!isCalm && clock.now() < databaseDownUntil) throw new TypeError('fetch failed');
        if (!isCalm && path.startsWith('rpc/') && clock.now() < functionsMissingUntil) {
          return { status: 404, body: FUNCTION_MISSING };
        }
        // By itself, since a task whose other calls sleep counts as asleep: time stands still.
        return atTheTop(() =>
          clock.holdDuring(() => database.rest(method, path, query, body, headers)),
        );
      },
      fail(fault) {
        if (fault === 'unavailable') throw new TypeError('fetch failed');
        throw new RestRefusal(429);
      },
    });

  /** What supabase-js calls instead of the network. */
  const fetchRest = async (
    input: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> => {
    const url = new URL(String(input));
    const path = url.pathname.replace('/rest/v1/', '');
    const headers = Object.fromEntries(
      init.headers instanceof Headers ? init.headers : new Headers(init.headers),
    );
    const method = init.method ?? 'GET';
    try {
      const answer = await rest(
        `${method} ${path}`,
        method,
        path,
        url.searchParams,
        String(init.body ?? ''),
        headers,
      );
      // What the database has no function for is not asked again.
      if (path === 'rpc/settle_telegram_post' && answer.status >= 300) losses.unnoted += 1;
      return responseOf(answer);
    } catch (error) {
      if (error instanceof RestRefusal) return responseOf({ status: error.status, body: '{}' });
      throw error;
    }
  };
  globalThis.fetch = fetchRest as typeof fetch;

  const invoke = (task: TaskCall, execution: Execution): Promise<Json> => {
    const { FunctionName, Payload } = task.input as { FunctionName: string; Payload: Json };
    const name = FunctionName.slice(FunctionName.lastIndexOf(':') + 1);
    const process = spawn(`${execution.alias}/${task.stateName}`);
    const run = () => outside.run(process, () => taskOf(world, name)(Payload));
    const answer = outside.run(process, () =>
      outside.reach<Json>({
        ...{ kind: 'task', name: 'invoke', call: run },
        fail(fault) {
          losses.crashes += 1;
          throw new TaskFailed(
            fault === 'unavailable' ? 'Lambda.ServiceException' : 'Lambda.TooManyRequestsException',
            fault,
          );
        },
        own: {
          'task twice': async () => {
            losses.twice += 1;
            losses.crashes += 1;
            const [first, second] = await Promise.allSettled([run(), run()]);
            if (second.status === 'fulfilled') return second.value;
            if (first.status === 'fulfilled') return first.value;
            throw second.reason;
          },
        },
      }),
    );
    const timeout = new AbortController();
    // Not as part of the task's work, which would count as asleep.
    const late = atTheTop(() => clock.sleep(TIMEOUTS[name] ?? 0, timeout.signal)).then(
      () => {
        losses.crashes += 1;
        kill(process);
        throw new TaskFailed('Sandbox.Timedout', `${name} took too long.`);
      },
      () => new Promise<never>(() => {}),
    );
    return Promise.race([answer, late])
      .catch((error: unknown) => {
        throw functionError(error);
      })
      .then((value) => ({ ExecutedVersion: '$LATEST', Payload: value, StatusCode: 200 }))
      .finally(() => {
        timeout.abort('answered');
        alive.delete(process);
      });
  };

  const http = async (task: TaskCall): Promise<Json> => {
    const {
      ApiEndpoint,
      Method,
      QueryParameters = {},
      RequestBody,
    } = task.input as {
      ApiEndpoint: string;
      Method: string;
      QueryParameters?: Record<string, string>;
      RequestBody: Json;
    };
    const path = new URL(ApiEndpoint).pathname.replace('/rest/v1/', '');
    try {
      const query = new URLSearchParams(QueryParameters);
      const { status, body } = await rest(path, Method, path, query, JSON.stringify(RequestBody));
      if (status >= 300) throw new TaskFailed(`States.Http.StatusCode.${status}`, body);
      return httpAnswer(body === '' ? null : JSON.parse(body));
    } catch (error) {
      if (error instanceof TaskFailed) throw error;
      if (error instanceof RestRefusal)
        throw new TaskFailed(`States.Http.StatusCode.${error.status}`, '{}');
      throw new TaskFailed('States.Http.Socket', String(error));
    }
  };

  const engineCall = (name: string, work: () => Json): Promise<Json> =>
    outside.reach({
      ...{ kind: 'engine', name, call: async () => work() },
      fail: (): never => {
        throw new TaskFailed('Sfn.SfnException', 'Rate exceeded');
      },
    });

  const startExecution = (task: TaskCall) => {
    const {
      StateMachineArn,
      Name = random.uuid(),
      Input = '{}',
    } = task.input as {
      StateMachineArn: string;
      Name?: string;
      Input?: string | Json;
    };
    const input = typeof Input === 'string' ? Input : JSON.stringify(Input);
    return engineCall('start execution', () => ({
      ExecutionArn: engine.start(engine.machineOf(StateMachineArn), Name, input).arn,
      StartDate: new Date(clock.now()).toISOString(),
    }));
  };

  const describeExecution = (task: TaskCall) =>
    engineCall('describe execution', () => {
      const { ExecutionArn } = task.input as { ExecutionArn: string };
      const found = engine.executions.get(ExecutionArn);
      if (!found) throw new TaskFailed('Sfn.ExecutionDoesNotExistException', ExecutionArn);
      return {
        ExecutionArn,
        Status: found.status,
        ...(found.stoppedAt !== undefined && { StopDate: new Date(found.stoppedAt).toISOString() }),
        ...(found.error !== undefined && { Error: found.error }),
        ...(found.cause !== undefined && { Cause: found.cause }),
      };
    });

  const headObject = (task: TaskCall) => {
    const { Key, VersionId } = task.input as { Key: string; VersionId: string };
    return outside.reach<Json>({
      ...{ kind: 'storage', name: 'head' },
      async call() {
        const found = bucket.head(Key, VersionId);
        if (!found) throw new TaskFailed('S3.NoSuchKeyException', Key);
        return { ContentLength: found.sizeBytes, ETag: found.etag, VersionId: found.versionId };
      },
      fail: (): never => {
        throw new TaskFailed('S3.S3Exception', 'SlowDown');
      },
      own: {
        'object gone': async () => {
          losses.objects += 1;
          bucket.lose(Key);
          throw new TaskFailed('S3.NoSuchKeyException', Key);
        },
      },
    });
  };

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
      const process = spawn(`${execution.alias}/${task.stateName}`);
      return outside.run(process, () => work(task, execution)).finally(() => alive.delete(process));
    },
    onEnd({ machine, status }) {
      if (machine === 'episode' && status !== 'SUCCEEDED') tick('reconcile');
    },
  });
  const queue = createQueue({ engine, clock, random });
  const tick = (machine: Machine) => engine.start(machine, `${machine}-${random.uuid()}`, '{}');

  const world: World = {
    ...{ clock, random, database, bucket, outside, engine, queue, posts, chat, received, losses },
    ...{ calls, cancelled, provider, undone, logger },
    get skewMs() {
      return skewMs;
    },
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
      skewMs = 0;
    },
  };
  return world;
};

const NO_HEADERS = new Headers();
/** What supabase-js reads of a response; the one of the platform costs more than the rest of the call. */
const responseOf = ({ status, body }: RestAnswer): Response =>
  ({
    ...{ ok: status < 300, status, statusText: '', headers: NO_HEADERS },
    text: async () => body,
  }) as Response;

/** PostgREST, or what stands in front of it, refuses a request. */
class RestRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}
