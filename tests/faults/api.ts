import { createRouter } from '../../src/api/router.ts';
import { createRoutes } from '../../src/api/routes.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { executionsOf } from './services/executions.ts';
import { objectsOf } from './services/objects.ts';
import { stores } from './stores.ts';
import type { World } from './world.ts';

const silent = createLogger('error', () => {});

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
      hasBot: true,
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
      channelExports: { open: nothing, uploads: { sign: nothing } },
      mediaBaseUrl: 'https://media.simulation',
      voices: { catalogs: { 'google-tts': { list: nothing } }, defaults: stores.voices },
      fileOrigins: [],
      search: {
        find: nothing,
        seenBy: async () => ({ withUnpublished: false, within: null }),
        createId: () => '',
      },
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
