import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalTelegram,
  SAMPLE_EXPORT,
  SECOND_SAMPLE_EXPORT,
  startTelegram,
} from '../../local/telegram/index.ts';
import { connectChannelSource } from '../../src/clients/telegram/channel-source.ts';
import { collectContent } from '../../src/collect-content/collect-content.ts';
import type { CollectContentDeps } from '../../src/collect-content/deps.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { type Content, ContentSchema } from '../../src/episode/content.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { FiltersSchema } from '../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../src/show/media-types.ts';
import { inMemoryCosts } from '../support/audio/in-memory-stores.ts';
import { inMemoryDirectory, inMemoryLease } from '../support/in-memory-directory.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import {
  anExported,
  anExportedChannel,
  createExportFolder,
  exportTime,
} from '../support/telegram-exports.ts';
import { withinCaps } from '../support/within-caps.ts';

const PODCAST = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c01';
const EPISODE = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c02';

let exports: Awaited<ReturnType<typeof createExportFolder>>;
let telegram: LocalTelegram;

beforeAll(async () => {
  exports = await createExportFolder();
  const busy = Array.from({ length: 350 }, (_, i) =>
    // Three posts a second, an album at the end of the second page, an edited post.
    anExported({
      id: i + 1,
      second: Math.floor(i / 3),
      ...(i >= 145 && i < 155 ? { photo: 'p.jpg', grouped_id: 5, second: 50 } : {}),
      ...(i === 200 ? { edited_unixtime: '1788300000', text_entities: ['Edited'] } : {}),
    }),
  );
  telegram = await startTelegram({
    exports: [
      SAMPLE_EXPORT,
      SECOND_SAMPLE_EXPORT,
      await exports.write(anExportedChannel('Busy channel', 0, busy)),
    ],
  });
});
afterEach(() => telegram.faults.clear());
afterAll(async () => {
  await telegram.close();
  await exports.remove();
});

interface Settings {
  channels?: string[];
  from?: string;
  until?: string;
  maxMessages?: number;
  deps?: Partial<CollectContentDeps>;
}

const collect = async ({
  channels = ['saltreach_tide_mill'],
  from = '2026-09-07T00:00:00.000Z',
  until = '2026-10-19T00:00:00.000Z',
  maxMessages = 500,
  deps = {},
}: Settings = {}) => {
  const contents: Content[] = [];
  const config = {
    telegramChannels: channels,
    maxMessages,
    mediaTypes: [...MEDIA_TYPES],
    filters: FiltersSchema.parse({}),
  };
  const { apiId, apiHash, proxyUrl, session } = telegram;
  const result = await collectContent(
    {
      episodes: {
        read: async () => ({ config: config as never }),
        noteWait: async () => undefined,
        noteWarnings: async () => undefined,
      },
      objects: {
        async put(key, body) {
          contents.push(ContentSchema.parse(JSON.parse(body)));
          return { key, versionId: '1', etag: '"1"', sizeBytes: Buffer.byteLength(body) };
        },
      },
      lease: inMemoryLease(),
      directory: inMemoryDirectory(),
      exports: inMemoryExports(),
      accountOf: () => ({
        session: 'fingerprint',
        connect: () =>
          connectChannelSource(session, { apiId, apiHash, proxyUrl, timeoutMs: 10_000 }),
      }),
      now: () => new Date('2026-10-19T00:00:00.000Z'),
      newId: () => String(Math.random()),
      beginPaying: withinCaps,
      openCosts: createCosts(inMemoryCosts(), () => String(Math.random())),
      ...deps,
    },
    { podcastId: PODCAST, episodeId: EPISODE, execution: EPISODE, window: { from, until } },
    { logger: createLogger('error'), remainingMs: () => 300_000 },
  );
  return { result, content: contents[0] };
};

const idsOf = (content: Content | undefined, channel: string) =>
  content?.results[channel]?.map(({ id }) => id) ?? [];

describe('collecting from Telegram', () => {
  it('tells the sample channel whole: albums once, service messages never, edits as they are now', async () => {
    const { result, content } = await collect();
    expect(result).toMatchObject({ outcome: 'collected', messages: 56 });
    const posts = content?.results['saltreach_tide_mill'] ?? [];
    expect(posts.filter(({ groupedIds }) => groupedIds).map(({ media }) => media.length)).toEqual([
      4, 3, 4, 2,
    ]);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(posts.map(({ date }) => date)).toEqual(posts.map(({ date }) => date).toSorted());
    expect(posts.some(({ code }) => code?.[0]?.block)).toBe(true);
    expect(
      posts.filter(({ forwardedFrom }) => forwardedFrom === 'Lantern Quay Notices'),
    ).toHaveLength(3);
  });

  it('reads several channels, each by whatever form of its name, in the order of the show', async () => {
    const channels = ['https://t.me/Lantern_Quay_Notices', '@saltreach_tide_mill'];
    const { content } = await collect({ channels });
    expect(content?.channels).toMatchObject([
      { username: 'lantern_quay_notices', title: 'Lantern Quay Notices', found: 10, kept: 10 },
      { username: 'saltreach_tide_mill', found: 56, kept: 56, truncated: 0 },
    ]);
  });

  it('pages through a window, takes its first second and not its last, and an album whole', async () => {
    const { content } = await collect({
      channels: ['busy_channel'],
      from: exportTime(10),
      until: exportTime(110),
    });
    const ids = idsOf(content, 'busy_channel');
    expect([ids[0], ids.at(-1)]).toEqual([31, 330]);
    expect(ids).toHaveLength(300 - 9);
    const album = content?.results['busy_channel']?.find(({ id }) => id === 146);
    expect(album?.groupedIds).toHaveLength(10);
    const edited = content?.results['busy_channel']?.find(({ id }) => id === 201);
    expect(edited?.text).toBe('Edited');
  });

  it('keeps the newest under the cap, over all channels, and says how many it dropped', async () => {
    const { content } = await collect({
      channels: ['busy_channel', 'saltreach_tide_mill'],
      from: exportTime(0),
      maxMessages: 60,
    });
    expect(content?.channels).toMatchObject([
      { username: 'busy_channel', found: 341, kept: 4, truncated: 337 },
      { username: 'saltreach_tide_mill', found: 56, kept: 56, truncated: 0 },
    ]);
    expect(idsOf(content, 'busy_channel')).toEqual([347, 348, 349, 350]);
  });

  it('says that nothing was posted', async () => {
    const window = { from: '2027-01-01T00:00:00.000Z', until: '2027-01-02T00:00:00.000Z' };
    expect((await collect(window)).result).toEqual({ outcome: 'empty', found: 0, filtered: 0 });
  });

  it.each(['help.getConfig', 'contacts.resolveUsername', 'messages.getHistory'])(
    'hands a flood wait in %s to the state machine, and succeeds after it',
    async (method) => {
      telegram.faults.add({ method, answer: 'FLOOD_WAIT_29' });
      expect((await collect()).result).toEqual({ outcome: 'flood_wait', waitSeconds: 29 });
      expect((await collect()).result).toMatchObject({ outcome: 'collected' });
    },
  );

  it('asks for a name once, also when the pages flood after it', async () => {
    const directory = inMemoryDirectory();
    const asked = () => telegram.calls['contacts.resolveUsername'] ?? 0;
    const before = asked();
    telegram.faults.add({ method: 'messages.getHistory', answer: 'FLOOD_WAIT_5' });
    await collect({ deps: { directory } });
    await collect({ deps: { directory } });
    expect(asked() - before).toBe(1);
  });

  it('asks again for a name whose remembered access hash is no longer valid', async () => {
    const directory = inMemoryDirectory();
    const username = 'saltreach_tide_mill';
    await directory.save('fingerprint', { username, id: '1378172101', accessHash: '1', title: '' });
    expect((await collect({ deps: { directory } })).result).toMatchObject({ outcome: 'collected' });
    expect((await directory.find('fingerprint', username))?.title).toBe('Saltreach Tide Mill');
  });

  it('never uses the session twice at once, which would cost it for good', async () => {
    telegram.guard.revokeOnDuplicate = true;
    telegram.guard.reset();
    telegram.faults.add({ method: '*', delayMs: 30, times: 'always' });
    const lease = inMemoryLease();
    const runs = Array.from({ length: 5 }, () => collect({ deps: { lease } }));
    const outcomes = (await Promise.all(runs)).map(({ result }) => result.outcome);
    expect(outcomes.toSorted()).toEqual(['collected', ...Array(4).fill('session_busy')]);
    expect(telegram.guard).toMatchObject({ revoked: false, peak: 1 });
    telegram.guard.revokeOnDuplicate = false;
  });

  it('is told at once when somebody else does use the session', async () => {
    telegram.guard.revokeOnDuplicate = true;
    const { apiId, apiHash, proxyUrl, session } = telegram;
    const other = await connectChannelSource(session, { apiId, apiHash, proxyUrl });
    try {
      await expect(collect()).rejects.toMatchObject({
        name: 'SessionRevoked',
        reason: 'AUTH_KEY_DUPLICATED',
      });
    } finally {
      await other.disconnect();
      telegram.guard.revokeOnDuplicate = false;
      telegram.guard.reset();
    }
  });

  it('leaves the session free after every failure', async () => {
    const lease = inMemoryLease();
    for (const answer of ['CHANNEL_PRIVATE', 'SESSION_REVOKED', 'HISTORY_GET_FAILED']) {
      telegram.faults.add({ method: 'messages.getHistory', answer });
      await expect(collect({ deps: { lease } })).rejects.toThrow();
    }
    expect((await collect({ deps: { lease } })).result).toMatchObject({ outcome: 'collected' });
  });
});
