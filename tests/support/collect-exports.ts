import { startTelegram } from '../../local/telegram/index.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { collectContent } from '../../src/collect-content/collect-content.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { type Content, ContentSchema } from '../../src/episode/content.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { FiltersSchema } from '../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../src/show/media-types.ts';
import { inMemoryCosts } from './audio/in-memory-stores.ts';
import { inMemoryDirectory, inMemoryLease } from './in-memory-directory.ts';
import { withinCaps } from './within-caps.ts';

const ID = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c01';

/** Everything that these Telegram Desktop exports hold, collected as an episode's posts are. */
export const collectExports = async (
  channels: readonly { readonly username: string; readonly file: string }[],
  languageCode: string,
): Promise<Content> => {
  const telegram = await startTelegram({
    exports: channels.map(({ file }) => file),
    usernames: channels.map(({ username }) => username),
  });
  try {
    const contents: Content[] = [];
    const config = {
      telegramChannels: channels.map(({ username }) => username),
      ...{ maxMessages: 500, languageCode, mediaTypes: [...MEDIA_TYPES] },
      filters: FiltersSchema.parse({}),
    };
    const { apiId, apiHash, proxyUrl, session } = telegram;
    await collectContent(
      {
        episodes: {
          read: async () => ({ config: config as never }),
          noteWait: async () => undefined,
          noteWarnings: async () => undefined,
        },
        objects: {
          async put(key, body) {
            contents.push(ContentSchema.parse(JSON.parse(body)));
            return { key, versionId: '1', etag: '"1"', sizeBytes: 1 };
          },
        },
        ...{ lease: inMemoryLease(), directory: inMemoryDirectory(), session: 'fingerprint' },
        connect: () =>
          connectChannelSource(session, { apiId, apiHash, proxyUrl, timeoutMs: 10_000 }),
        ...{ now: () => new Date(), newId: () => 'run', beginPaying: withinCaps },
        openCosts: createCosts(inMemoryCosts(), () => 'report'),
      },
      {
        ...{ podcastId: ID, episodeId: ID, execution: ID },
        window: { from: '2000-01-01T00:00:00.000Z', until: new Date().toISOString() },
      },
      { logger: createLogger('error', () => {}), remainingMs: () => 300_000 },
    );
    const [content] = contents;
    if (!content) throw new Error('The exports hold no usable post.');
    return content;
  } finally {
    await telegram.close();
  }
};
