import type { Json } from '../../local/step-functions/contract.ts';
import type { ProxyEvent } from '../../src/api/lambda-proxy.ts';
import { createRouter } from '../../src/api/router.ts';
import { createRoutes } from '../../src/api/routes.ts';
import { StorageUnavailable } from '../../src/clients/s3/storage-errors.ts';
import { ExecutionsUnavailable } from '../../src/clients/step-functions/execution-reader.ts';
import { createCostStore } from '../../src/clients/supabase/episodes/cost-store.ts';
import { createEpisodeEnder } from '../../src/clients/supabase/episodes/episode-ender.ts';
import { createEpisodeStatusReader } from '../../src/clients/supabase/episodes/episode-status-reader.ts';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createMonthlyCaps } from '../../src/clients/supabase/episodes/monthly-caps.ts';
import { createReviewStore } from '../../src/clients/supabase/episodes/review-store.ts';
import { createVisibilityStore } from '../../src/clients/supabase/episodes/visibility-store.ts';
import { createSearchIndex } from '../../src/clients/supabase/search/search-index.ts';
import { createDefaultVoices } from '../../src/clients/supabase/shows/default-voices.ts';
import { createShowStore } from '../../src/clients/supabase/shows/show-store.ts';
import { createSpeechBudget } from '../../src/clients/supabase/speech/speech-budget.ts';
import { createSpeechCircuit } from '../../src/clients/supabase/speech/speech-circuit.ts';
import { createChannelDirectory } from '../../src/clients/supabase/telegram/channel-directory.ts';
import { createSessionLease } from '../../src/clients/supabase/telegram/session-lease.ts';
import { createTelegramPosts } from '../../src/clients/supabase/telegram/telegram-posts.ts';
import { createDeliveryStore } from '../../src/clients/supabase/webhooks/delivery-store.ts';
import { createWebhookStore } from '../../src/clients/supabase/webhooks/webhook-store.ts';
import type { ChannelMessage, ChannelSource } from '../../src/collect-content/channel-source.ts';
import { collectContent } from '../../src/collect-content/collect-content.ts';
import { CollectContentInputSchema } from '../../src/collect-content/task.ts';
import { FloodWait, TelegramUnavailable } from '../../src/collect-content/telegram-errors.ts';
import { createBeginPaying } from '../../src/cost/monthly-caps.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { deliverWebhook } from '../../src/deliver-webhook/deliver-webhook.ts';
import { DeliverWebhookInputSchema } from '../../src/deliver-webhook/task.ts';
import type { Attempt } from '../../src/episode/attempt.ts';
import type { ExecutionInput } from '../../src/episode/input/execution-input.ts';
import { generateAudio } from '../../src/generate-audio/generate-audio.ts';
import { SpeechUnavailable } from '../../src/generate-audio/provider/speech-synthesizer.ts';
import { GenerateAudioInputSchema } from '../../src/generate-audio/task.ts';
import { postToTelegram } from '../../src/post-to-telegram/post-to-telegram.ts';
import { PostToTelegramInputSchema } from '../../src/post-to-telegram/task.ts';
import { publishFeed } from '../../src/publish-feed/publish-feed.ts';
import { PublishFeedInputSchema } from '../../src/publish-feed/task.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createWhileOwned } from '../../src/runtime/while-owned.ts';
import { ShowFileRefused } from '../../src/show-files/show-file-errors.ts';
import { createBuiltInWriter } from '../../src/write-script/built-in-writer.ts';
import { WriteScriptInputSchema } from '../../src/write-script/task.ts';
import { writeScript } from '../../src/write-script/write-script.ts';
import { botOf, countUntold } from './chat.ts';
import { DATABASE_URL } from './database.ts';
import { askedOf, watchOf } from './mends.ts';
import { atTheTop } from './outside.ts';
import { frameCounter, frameMeter, toneOf } from './speech.ts';
import type { SpeechCall, World } from './world.ts';

const CONFIG = { SUPABASE_URL: DATABASE_URL, SUPABASE_SERVICE_KEY: 'sb_secret_simulation' };
export const MEDIA_URL = 'https://media.simulation';
const PAGE_SIZE = 100;
const silent = createLogger('error', () => {});

// One set of production clients a process: what they reach is the world of the schedule that runs.
const stores = {
  episodes: createEpisodeStore(CONFIG),
  statuses: createEpisodeStatusReader(CONFIG),
  ender: createEpisodeEnder(CONFIG),
  reviews: createReviewStore(CONFIG),
  visibility: createVisibilityStore(CONFIG),
  index: createSearchIndex(CONFIG),
  shows: createShowStore(CONFIG),
  voices: createDefaultVoices(CONFIG),
  webhooks: createWebhookStore(CONFIG),
  lease: createSessionLease(CONFIG),
  directory: createChannelDirectory(CONFIG),
  telegramPosts: createTelegramPosts(CONFIG),
  deliveries: createDeliveryStore(CONFIG),
  costs: createCostStore(CONFIG),
  caps: createMonthlyCaps(CONFIG),
  budget: createSpeechBudget(CONFIG, { provider: 'google-tts', requestsPerMinute: 200 }),
  circuit: createSpeechCircuit(CONFIG, 'google-tts'),
};
const builtIn = createBuiltInWriter();

/** The bucket as tasks reach it. */
const objectsOf = ({ bucket, outside, random, losses }: World) => {
  const fail = (name: string, key: string) => (): never => {
    if (name === 'put' && key.startsWith('segments/')) losses.unstored += 1;
    throw new StorageUnavailable({ bucket: 'simulation', key }, 'answer', 'SlowDown');
  };
  const reach = <T>(name: string, key: string, call: () => Promise<T>): Promise<T> =>
    outside.reach({
      ...{ kind: 'storage', name: `${name} ${key.replace(/[0-9a-f]{64}|[0-9a-f-]{36}/g, '…')}` },
      ...{ call, fail: fail(name, key) },
      own: {
        'object gone': async () => {
          const keys = bucket.keys().filter((each) => each.startsWith('podcasts/'));
          const lost = keys[random.pick(`lost at ${name}`, Math.max(1, keys.length))];
          losses.objects += 1;
          if (lost !== undefined) bucket.lose(lost);
          return call();
        },
      },
    });
  return {
    put: (key: string, body: Uint8Array | string) => reach('put', key, () => bucket.put(key, body)),
    putFile: (key: string, path: string) => reach('put', key, () => bucket.putFile(key, path)),
    putMutable: (key: string, body: Uint8Array | string) =>
      reach('put', key, () => bucket.putMutable(key, body)),
    get: (object: { readonly key: string; readonly versionId: string }) =>
      reach('get', object.key, () => bucket.get(object)),
    find: (key: string) => reach('find', key, () => bucket.find(key)),
    stream: async function* (object: { readonly key: string; readonly versionId: string }) {
      yield await reach('stream', object.key, () => bucket.get(object));
    },
    withhold: (prefix: string) => reach('withhold', prefix, () => bucket.withhold(prefix)),
    restore: (prefix: string) => reach('restore', prefix, () => bucket.restore(prefix)),
    destroy: (prefix: string) => reach('destroy', prefix, () => bucket.destroy(prefix)),
  };
};

const connectTelegram =
  ({ outside, posts }: World) =>
  async (): Promise<ChannelSource> => {
    const reach = <T>(name: string, answer: () => T): Promise<T> =>
      outside.reach({
        ...{ kind: 'telegram', name, call: async () => answer() },
        fail: () => {
          throw new TelegramUnavailable('Telegram is out of reach.');
        },
        own: {
          'flood wait': async () => {
            throw new FloodWait(90);
          },
          'session busy': async () => {
            throw new FloodWait(20);
          },
        },
      });
    return {
      resolve: (username) =>
        reach('resolve', () => ({ username, id: '1', accessHash: '2', title: 'A channel' })),
      readPage: (_channel, start) =>
        reach('read page', () =>
          posts
            .filter((post: ChannelMessage) =>
              'beforeId' in start ? post.id < start.beforeId : post.date < start.beforeDate,
            )
            .slice(-PAGE_SIZE)
            .toReversed(),
        ),
      download: async () => Promise.reject(new Error('No channel has voice messages.')),
      disconnect: async () => undefined,
    };
  };

const ANSWER_MS = 200;
/** How long the provider hangs, and how long it answers rubbish. */
const AWAY_MS = 120_000;
/** How long somebody looks on while nothing is spoken, before they cancel the episode. */
const PATIENCE_MS = 20_000;
const BAD_MS = 30_000;
const RUBBISH = new Uint8Array(44);

const synthesizerOf = (world: World, { episodeId, execution }: Attempt) => ({
  async synthesize(
    { text, voice }: { readonly text: string; readonly voice: string },
    { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal?: AbortSignal },
  ) {
    const { clock, provider } = world;
    const asked: SpeechCall = {
      ...{ episodeId, execution, what: `${voice}: ${text}`, characters: [...text].length },
      ...{ at: clock.now(), isPaid: false, isAnswered: false, isBad: false, isLost: false },
    };
    world.calls.push(asked);
    const hang = async () => {
      await clock.sleep(deadlineMs, signal);
      throw new SpeechUnavailable('No answer.');
    };
    const speak = async (isBad: boolean) => {
      await clock.sleep(ANSWER_MS, signal);
      Object.assign(asked, { isBad, isPaid: true });
      return isBad ? RUBBISH : toneOf(text);
    };
    const answer = await world.outside.reach<Uint8Array>({
      ...{ kind: 'speech', name: `say ${text.slice(0, 20)}` },
      call: () =>
        clock.now() < provider.awayUntil ? hang() : speak(clock.now() < provider.badUntil),
      fail: (fault) => {
        asked.isLost = asked.isPaid;
        throw new SpeechUnavailable(`The provider is ${fault}.`, {
          ...(fault === 'too many requests' && { retryAfterMs: 5_000 }),
        });
      },
      own: {
        'provider silent': hang,
        'given up': () => {
          provider.awayUntil = clock.now() + AWAY_MS;
          void atTheTop(() => clock.sleep(PATIENCE_MS)).then(world.cancel);
          return hang();
        },
        'provider away': () => {
          provider.awayUntil = clock.now() + AWAY_MS;
          return hang();
        },
        'bad sound': () => speak(true),
        'bad voice': () => {
          provider.badUntil = clock.now() + BAD_MS;
          return speak(true);
        },
      },
    });
    asked.isAnswered = true;
    return answer;
  },
});

const executionsOf = ({ outside, engine }: World) => {
  const fail = (): never => {
    throw new ExecutionsUnavailable('Step Functions did not answer.');
  };
  const reach = <T>(name: string, call: () => T): Promise<T> =>
    outside.reach({ kind: 'engine', name, call: async () => call(), fail });
  return {
    find: (name: string) =>
      reach('find execution', () => {
        const found = engine.executions.get(engine.arnOf('episode', name));
        if (!found) return null;
        const input = JSON.parse(found.input) as ExecutionInput;
        const failed = !['RUNNING', 'SUCCEEDED'].includes(found.status);
        return {
          status: failed
            ? ('failed' as const)
            : found.status === 'RUNNING'
              ? ('running' as const)
              : ('succeeded' as const),
          podcastId: input.podcastId,
          window: input.window ?? null,
          startedAt: new Date(found.startedAt).toISOString(),
          stoppedAt: found.stoppedAt === undefined ? null : new Date(found.stoppedAt).toISOString(),
          error: failed
            ? { name: found.error ?? 'ExecutionAborted', cause: found.cause ?? '' }
            : null,
        };
      }),
    start: (name: string, input: ExecutionInput) =>
      reach('start execution', () => {
        const body = JSON.stringify(input);
        const existing = engine.executions.get(engine.arnOf('episode', name));
        if (existing && !(existing.status === 'RUNNING' && existing.input === body)) return null;
        return engine.start('episode', name, body).arn;
      }),
    stop: (name: string, error: string, cause: string) =>
      reach('stop execution', () => engine.stop(engine.arnOf('episode', name), error, cause)),
  };
};

const networkOf = (world: World) => ({
  resolve: async () => ['93.184.216.34'],
  post: ({
    headers,
    body,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }) =>
    world.outside.reach({
      ...{ kind: 'receiver', name: 'post' },
      async call() {
        world.receive(headers['webhook-id'] ?? '', JSON.parse(body));
        return { status: 204, body: '', retryAfter: undefined };
      },
      fail: (fault): never => {
        throw Object.assign(new Error(fault), { code: 'ECONNRESET' });
      },
    }),
});

/** The function behind a name of serverless.yml, composed of this world. */
export const taskOf = (world: World, name: string): ((payload: Json) => Promise<Json>) => {
  const { clock, random } = world;
  const objects = objectsOf(world);
  const now = () => clock.now() + world.trouble.skewMs;
  const until = clock.now() + (world.timeoutMs(name) ?? 0);
  const context = { logger: world.logger, remainingMs: () => until - clock.now() };
  const openCosts = createCosts(stores.costs, random.uuid);
  const beginPaying = createBeginPaying(stores.caps);
  const { episodes } = stores;
  const { undone } = world;
  const watch = createWhileOwned({
    check: (attempt) => world.outside.hold(() => episodes.checkOwned(attempt)),
    // Not as part of the task's work, which would count as asleep.
    sleep: (ms, signal) => atTheTop(() => clock.sleep(ms, signal)),
  });
  const whileOwned = watchOf(watch, undone);
  switch (name) {
    case 'CollectContent':
      return (payload) =>
        collectContent(
          {
            ...{ episodes, objects, lease: stores.lease, directory: stores.directory },
            ...{ session: 'the session', connect: connectTelegram(world) },
            ...{ now: () => new Date(now()), newId: random.uuid, openCosts, beginPaying },
          },
          CollectContentInputSchema.parse(payload),
          context,
        );
    case 'WriteScript':
      return (payload) =>
        writeScript(
          { episodes, objects, openCosts, beginPaying, builtIn, whileOwned, models: {} },
          WriteScriptInputSchema.parse(payload),
          context,
        ) as Promise<Json>;
    case 'GenerateAudio':
      return (payload) => {
        const input = GenerateAudioInputSchema.parse(payload);
        return generateAudio(
          {
            ...{ episodes, objects, openCosts, beginPaying },
            ...{ budget: stores.budget, circuit: stores.circuit },
            synthesizer: synthesizerOf(world, input),
            encoder: frameCounter,
            decoder: { decode: async () => Promise.reject(new Error('No show brings sounds.')) },
            meter: frameMeter,
            showFiles: () => Promise.reject(new ShowFileRefused('No show brings files.')),
            clock: { now, sleep: (ms, signal) => clock.sleep(ms, signal) },
            random: random.next,
            speechConcurrency: 4,
            whileOwned,
            mediaBaseUrl: MEDIA_URL,
          },
          askedOf(input, undone),
          context,
        );
      };
    case 'PublishFeed':
      return (payload) =>
        publishFeed(
          { episodes, objects, files: objects, index: stores.index, mediaBaseUrl: MEDIA_URL },
          PublishFeedInputSchema.parse(payload),
          context,
        ) as Promise<Json>;
    case 'PostToTelegram':
      return (payload) => {
        const input = PostToTelegramInputSchema.parse(payload);
        return countUntold(world.losses, stores.telegramPosts, (posts) =>
          postToTelegram(
            {
              ...{ posts, objects, mediaBaseUrl: MEDIA_URL },
              bot: botOf(world, input.episodeId),
              scalePicture: async (picture) => picture,
              sleep: (ms) => clock.sleep(ms),
              newId: random.uuid,
            },
            input,
            context,
          ),
        );
      };
    case 'DeliverWebhook':
      return (payload) =>
        deliverWebhook(
          {
            ...{ deliveries: stores.deliveries, network: networkOf(world), allowedOrigins: [] },
            ...{ now: () => new Date(now()), timeoutMs: 15_000 },
          },
          DeliverWebhookInputSchema.parse(payload),
          context,
        );
    case 'Api':
      return (payload) =>
        apiOf(world)(payload as unknown as ProxyEvent) as unknown as Promise<Json>;
    default:
      throw new Error(
        `The simulation has no function ${name}: compose it in tests/faults/tasks.ts.`,
      );
  }
};

/** The HTTP API, composed of this world. */
export const apiOf = (world: World) => {
  const executions = executionsOf(world);
  const nothing = async () => Promise.reject(new Error('Not part of the simulation.'));
  return createRouter(
    createRoutes({
      ...{ episodes: stores.statuses, executions, control: executions, ender: stores.ender },
      opened: stores.episodes,
      reviews: stores.reviews,
      rewrite: nothing,
      visibility: stores.visibility,
      posts: { request: nothing, confirm: nothing },
      pictures: { set: nothing },
      covers: { put: nothing },
      inspector: { list: nothing, find: nothing, history: nothing, definition: nothing },
      logs: { find: nothing },
      queues: { read: nothing, redrive: nothing, discard: nothing, send: nothing },
      intakeLog: '',
      spending: { byMonth: nothing },
      caps: stores.caps,
      listens: { ofShow: nothing, ofEpisode: nothing },
      scripts: objectsOf(world),
      shows: stores.shows,
      clips: {
        published: { find: nothing },
        soundbites: { list: nothing, replace: nothing },
      },
      imports: {
        episodes: { importEpisode: nothing },
        uploads: { sign: nothing },
        objects: { find: nothing },
      },
      mediaBaseUrl: 'https://media.simulation',
      voices: { catalogs: { 'google-tts': { list: nothing } }, defaults: stores.voices },
      fileOrigins: [],
      search: { find: nothing, seesUnpublished: async () => false, createId: () => '' },
      access: {
        keys: { list: nothing, create: nothing, change: nothing, rotate: nothing, revoke: nothing },
        audit: { list: nothing, record: nothing },
        issueValue: () => ({ value: '', kept: { prefix: '', salt: '', hash: '' } }),
      },
      webhooks: {
        webhooks: stores.webhooks,
        allowedOrigins: [],
        createSecret: () => `whsec_${'A'.repeat(43)}=`,
        send: nothing,
      },
      health: { askDatabase: nothing, askStateMachine: nothing },
      runner: {
        run: async (machine, name, input = {}) =>
          world.engine.start(machine, name, JSON.stringify(input)).arn,
      },
      now: () => world.clock.now(),
      createId: world.random.uuid,
    }),
    silent,
    'https://console.simulation',
  );
};
