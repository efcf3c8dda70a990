import { readFile } from 'node:fs/promises';
import { startTelegram } from '../../local/telegram/index.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import type { ChannelSource } from '../../src/collect-content/channel-source.ts';
import { collectContent } from '../../src/collect-content/collect-content.ts';
import type { ChannelExportStore } from '../../src/collect-content/export/channel-exports.ts';
import { parseExport } from '../../src/collect-content/export/format/parse-export.ts';
import { readForum } from '../../src/collect-content/export/format/read-forum.ts';
import { readMessages } from '../../src/collect-content/export/format/read-messages.ts';
import { importExport } from '../../src/collect-content/export/import-export.ts';
import { createManagedExports } from '../../src/collect-content/export/managed-exports.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { type Content, ContentSchema } from '../../src/episode/content.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { FiltersSchema } from '../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../src/show/media-types.ts';
import { inMemoryCosts } from './audio/in-memory-stores.ts';
import { inMemoryDirectory, inMemoryLease } from './in-memory-directory.ts';
import { inMemoryExports } from './in-memory-exports.ts';
import { withinCaps } from './within-caps.ts';

const ID = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c01';

interface ExportedFile {
  readonly username: string;
  readonly file: string;
  /** What is collected of it; the channel itself unless given. */
  readonly names?: readonly string[];
}

const namesOf = (channels: readonly ExportedFile[]): string[] =>
  channels.flatMap(({ username, names = [username] }) => names);

interface Asked {
  readonly usernames: readonly string[];
  readonly languageCode: string;
  readonly exports?: ChannelExportStore;
  readonly window?: { readonly from: string; readonly until: string };
  connect(): Promise<ChannelSource>;
}

const collect = async ({
  usernames,
  languageCode,
  exports = inMemoryExports(),
  window = { from: '2000-01-01T00:00:00.000Z', until: new Date().toISOString() },
  connect,
}: Asked): Promise<Content> => {
  const contents: Content[] = [];
  const config = {
    telegramChannels: usernames,
    ...{ maxMessages: 500, languageCode, mediaTypes: [...MEDIA_TYPES] },
    filters: FiltersSchema.parse({}),
  };
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
      ...{
        lease: inMemoryLease(),
        directory: inMemoryDirectory(),
        accountOf: () => ({ session: 'fingerprint', connect }),
      },
      exports,
      ...{ now: () => new Date(), newId: () => 'run', beginPaying: withinCaps },
      openCosts: createCosts(inMemoryCosts(), () => 'report'),
    },
    { ...{ podcastId: ID, episodeId: ID, execution: ID }, window },
    { logger: createLogger('error', () => {}), remainingMs: () => 300_000 },
  );
  const [content] = contents;
  if (!content) throw new Error('The exports hold no usable post.');
  return content;
};

/** Everything that these Telegram Desktop exports hold, collected as an episode's posts are: through Telegram's protocol. */
export const collectExports = async (
  channels: readonly ExportedFile[],
  languageCode: string,
  window?: Asked['window'],
): Promise<Content> => {
  const usernames = namesOf(channels);
  const telegram = await startTelegram({
    exports: channels.map(({ file }) => file),
    usernames: channels.map(({ username }) => username),
  });
  const { apiId, apiHash, proxyUrl, session } = telegram;
  const access = { apiId, apiHash, proxyUrl, timeoutMs: 10_000 };
  const connect = () => connectChannelSource(session, access);
  try {
    return await collect({ usernames, languageCode, connect, ...(window && { window }) });
  } finally {
    await telegram.close();
  }
};

/** The same, out of the bucket and without Telegram. */
export const collectImportedExports = async (
  channels: readonly ExportedFile[],
  languageCode: string,
  window?: Asked['window'],
): Promise<Content> => {
  const exports = inMemoryExports();
  for (const { username, file } of channels) {
    const [chat] = parseExport(file, await readFile(file, 'utf8'));
    if (!chat) throw new Error(`${file} holds no channel.`);
    const messages = readMessages(file, chat);
    await importExport(
      createManagedExports(exports, () => new Date()),
      username,
      { title: chat.name ?? '', channelId: String(chat.id), messages, ...readForum(messages) },
      async (path) => new Uint8Array(await readFile(path)),
    );
  }
  const connect = () => Promise.reject(new Error('Telegram was asked.'));
  return collect({
    usernames: namesOf(channels),
    languageCode,
    exports,
    connect,
    ...(window && { window }),
  });
};
