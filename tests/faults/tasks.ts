import type { Json } from '../../local/step-functions/contract.ts';
import type { ProxyEvent } from '../../src/api/lambda-proxy.ts';
import { collectContent } from '../../src/collect-content/collect-content.ts';
import { CollectContentInputSchema } from '../../src/collect-content/task.ts';
import { createBeginPaying } from '../../src/cost/monthly-caps.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { deliverWebhook } from '../../src/deliver-webhook/deliver-webhook.ts';
import { DeliverWebhookInputSchema } from '../../src/deliver-webhook/task.ts';
import { generateAudio } from '../../src/generate-audio/generate-audio.ts';
import { GenerateAudioInputSchema } from '../../src/generate-audio/task.ts';
import { postToTelegram } from '../../src/post-to-telegram/post-to-telegram.ts';
import { PostToTelegramInputSchema } from '../../src/post-to-telegram/task.ts';
import { publishFeed } from '../../src/publish-feed/publish-feed.ts';
import { PublishFeedInputSchema } from '../../src/publish-feed/task.ts';
import { createWhileOwned } from '../../src/runtime/while-owned.ts';
import { ShowFileRefused } from '../../src/show-files/show-file-errors.ts';
import { createBuiltInWriter } from '../../src/write-script/built-in-writer.ts';
import { WriteScriptInputSchema } from '../../src/write-script/task.ts';
import { writeScript } from '../../src/write-script/write-script.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { apiOf } from './api.ts';
import { botOf, countUntold } from './chat.ts';
import { askedOf, watchOf } from './mends.ts';
import { atTheTop } from './outside.ts';
import { networkOf } from './services/network.ts';
import { objectsOf } from './services/objects.ts';
import { synthesizerOf } from './services/synthesizer.ts';
import { connectTelegram } from './services/telegram.ts';
import { frameCounter, frameMeter } from './speech.ts';
import { stores } from './stores.ts';
import type { World } from './world.ts';

export const MEDIA_URL = 'https://media.simulation';
const builtIn = createBuiltInWriter();

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
            exports: inMemoryExports(),
            accountOf: () => ({ session: 'the session', connect: connectTelegram(world) }),
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
