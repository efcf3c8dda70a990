import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ChannelSource } from '../../../src/collect-content/channel-source.ts';
import { collectContent } from '../../../src/collect-content/collect-content.ts';
import type { CollectContentDeps } from '../../../src/collect-content/deps.ts';
import { importExport } from '../../../src/collect-content/export/import-export.ts';
import { createManagedExports } from '../../../src/collect-content/export/managed-exports.ts';
import {
  FloodWait,
  PrivateChannel,
  SessionRevoked,
  TelegramUnavailable,
} from '../../../src/collect-content/telegram-errors.ts';
import { UnknownChannel } from '../../../src/collect-content/unknown-channel.ts';
import { createCosts } from '../../../src/cost/record-costs.ts';
import type { ConfigSnapshot } from '../../../src/episode/config-snapshot.ts';
import { ContentSchema } from '../../../src/episode/content.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { FiltersSchema } from '../../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../../src/show/media-types.ts';
import { aMessage, at, MIDNIGHT } from '../../support/a-channel-message.ts';
import { inMemoryCosts } from '../../support/audio/in-memory-stores.ts';
import { inMemoryDirectory, inMemoryLease } from '../../support/in-memory-directory.ts';
import { inMemoryExports } from '../../support/in-memory-exports.ts';
import { withinCaps } from '../../support/within-caps.ts';

const PODCAST = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c01';
const EPISODE = '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c02';
const NOW = new Date('2026-09-02T08:00:00.000Z');

const input = {
  podcastId: PODCAST,
  episodeId: EPISODE,
  execution: `${EPISODE}-2`,
  window: { from: at(0), until: at(1_000) },
};

const aConfig = (rest: Partial<ConfigSnapshot> = {}): ConfigSnapshot => ({
  title: 'Mill FM',
  description: '',
  languageCode: 'en-US',
  author: '',
  imageUrl: null,
  telegramChannels: ['mill'],
  format: 'single-speaker',
  speakers: [{ role: 'host', voice: 'v' }],
  introText: null,
  outroText: null,
  additionalInstructions: null,
  targetDurationMinutes: 5,
  maxMessages: 100,
  mediaTypes: [...MEDIA_TYPES],
  filters: FiltersSchema.parse({}),
  ...rest,
});

interface World {
  config?: Partial<ConfigSnapshot>;
  posts?: Record<string, number[]>;
  fails?: Partial<
    Record<'connect' | 'resolve' | 'readPage' | 'put' | 'release' | 'noteWait', Error>
  >;
  remainingMs?: number;
  /** What the stage calls the session; undefined where it has one. */
  account?: string;
  hasAccount?: boolean;
}

const world = ({
  config,
  posts = { mill: [1, 2, 3] },
  fails = {},
  remainingMs = 300_000,
  account,
  hasAccount = true,
}: World = {}) => {
  const stored = new Map<string, string>();
  const log: string[] = [];
  const waits: unknown[] = [];
  const lease = inMemoryLease();
  const exports = inMemoryExports();
  const { release } = lease;
  lease.release = async (...args) => {
    await release(...args);
    log.push('release');
    if (fails.release) throw fails.release;
  };
  const source: ChannelSource = {
    async resolve(username) {
      if (fails.resolve) throw fails.resolve;
      return { username, id: '1', accessHash: '2', title: username.toUpperCase() };
    },
    async readPage({ username }, start) {
      if (fails.readPage) throw fails.readPage;
      const all = (posts[username] ?? []).map((id) => aMessage({ id })).toReversed();
      return 'beforeId' in start ? all.filter(({ id }) => id < start.beforeId) : all;
    },
    download: async () => new Uint8Array(),
    disconnect: async () => void log.push('disconnect'),
  };
  const deps: CollectContentDeps = {
    episodes: {
      read: async () => ({ config: aConfig(config) }),
      async noteWait(...wait) {
        if (fails.noteWait) throw fails.noteWait;
        waits.push(wait);
      },
      noteWarnings: async () => undefined,
    },
    objects: {
      async put(key, body) {
        if (fails.put) throw fails.put;
        stored.set(key, body);
        return { key, versionId: 'v1', etag: '"e"', sizeBytes: Buffer.byteLength(body) };
      },
    },
    lease,
    directory: inMemoryDirectory(),
    exports,
    accountOf: hasAccount
      ? () => ({
          name: account,
          session: 'fingerprint',
          connect: async () => {
            if (fails.connect) throw fails.connect;
            log.push('connect');
            return source;
          },
        })
      : undefined,
    now: () => NOW,
    newId: () => 'run-1',
    beginPaying: withinCaps,
    openCosts: createCosts(inMemoryCosts(), () => 'report'),
  };
  const lines: string[] = [];
  const context = {
    logger: createLogger('info', (line) => lines.push(line)),
    remainingMs: () => remainingMs,
  };
  const run = () => collectContent(deps, input, context);
  return { run, stored, log, waits, lease, lines, exports };
};

/** Brings in an export with a post of each of these ids. */
const bringIn = (exports: ReturnType<typeof inMemoryExports>, username: string, ids: number[]) => {
  const messages = ids.map((id) => ({ id, date: MIDNIGHT + id, text: `Post ${id}`, entities: [] }));
  const channel = { title: 'Its export', channelId: null, messages };
  const target = createManagedExports(exports, () => NOW);
  return importExport(target, username, channel, async () => new Uint8Array());
};

describe('collectContent', () => {
  it('reads a channel that has an export without Telegram, even while the session is busy', async () => {
    const { run, stored, log, lease, exports } = world({ fails: { connect: new Error('asked') } });
    await bringIn(exports, 'mill', [4, 5]);
    await lease.acquire('fingerprint', 'somebody else', 60);
    expect(await run()).toMatchObject({ outcome: 'collected', messages: 2 });
    expect(JSON.parse([...stored.values()][0] ?? '')).toMatchObject({
      channels: [{ username: 'mill', title: 'Its export', found: 2 }],
      results: { mill: [{ id: 4 }, { id: 5 }] },
    });
    expect(log).toEqual([]);
  });

  it('needs no account where every channel has an export, and names those that have none', async () => {
    const { run, exports } = world({
      config: { telegramChannels: ['mill', 'quay'] },
      hasAccount: false,
    });
    await bringIn(exports, 'mill', [4]);
    await expect(run()).rejects.toThrow(
      /^quay has no export, and the stage has no Telegram account/,
    );
    await bringIn(exports, 'quay', [5]);
    expect(await run()).toMatchObject({ outcome: 'collected', messages: 2 });
  });

  it('reads each channel of a show from where it is to be read', async () => {
    const { run, stored, log, exports } = world({
      config: { telegramChannels: ['mill', 'quay', 'hill'] },
      posts: { mill: [1], quay: [2], hill: [3] },
    });
    await bringIn(exports, 'quay', [7]);
    await bringIn(exports, 'hill', [8]);
    await createManagedExports(exports, () => NOW).choose('hill', 'telegram');
    await run();
    expect(JSON.parse([...stored.values()][0] ?? '')).toMatchObject({
      results: { mill: [{ id: 1 }], quay: [{ id: 7 }], hill: [{ id: 3 }] },
    });
    expect(log).toEqual(['connect', 'disconnect', 'release']);
  });

  it('stores the content under the hash of its bytes and answers with the pointer', async () => {
    const { run, stored } = world();
    const result = await run();
    const [[key, body] = ['', '']] = [...stored];
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(key).toBe(`podcasts/${PODCAST}/${EPISODE}/content/${sha256}.json`);
    expect(result).toEqual({
      outcome: 'collected',
      messages: 3,
      object: { key, versionId: 'v1', etag: '"e"', sizeBytes: body.length },
    });
    expect(ContentSchema.parse(JSON.parse(body))).toMatchObject({
      window: input.window,
      channels: [{ username: 'mill', title: 'MILL', found: 3, kept: 3, filtered: 0, truncated: 0 }],
      results: { mill: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      totalMessages: 3,
      collectedAt: NOW.toISOString(),
    });
  });

  it('accounts for every post of several channels under one cap', async () => {
    const { run, stored } = world({
      config: {
        telegramChannels: ['mill', '@QUAY', 'quay'],
        maxMessages: 3,
        filters: FiltersSchema.parse({ excludeKeywords: ['Post 5'] }),
      },
      posts: { mill: [1, 2, 6], quay: [3, 4, 5] },
    });
    await run();
    const content = ContentSchema.parse(JSON.parse([...stored.values()][0] ?? ''));
    expect(content.channels).toMatchObject([
      { username: 'mill', found: 3, kept: 1, filtered: 0, truncated: 2 },
      { username: 'quay', found: 3, kept: 2, filtered: 1, truncated: 0 },
    ]);
    expect(content.results['quay']?.map(({ id }) => id)).toEqual([3, 4]);
    expect(content.totalMessages).toBe(3);
  });

  it('says that a window is empty, and stores nothing', async () => {
    const filters = FiltersSchema.parse({ minCharacters: 1_000 });
    const { run, stored } = world({ config: { filters } });
    expect(await run()).toEqual({ outcome: 'empty', found: 3, filtered: 3 });
    expect(stored.size).toBe(0);
  });

  it.each(['connect', 'resolve', 'readPage'] as const)(
    'hands a flood wait during %s to the state machine',
    async (step) => {
      const { run, lease } = world({ fails: { [step]: new FloodWait(77) } });
      expect(await run()).toEqual({ outcome: 'flood_wait', waitSeconds: 77 });
      expect(lease.holders.size).toBe(0);
    },
  );

  it('waits at least a second, also when Telegram says zero', async () => {
    const { run } = world({ fails: { readPage: new FloodWait(0) } });
    expect(await run()).toEqual({ outcome: 'flood_wait', waitSeconds: 1 });
  });

  it('does not connect while somebody else has the session', async () => {
    const { run, lease, log } = world();
    await lease.acquire('fingerprint', 'other', 42);
    expect(await run()).toEqual({ outcome: 'session_busy', waitSeconds: 42 });
    expect(log).toEqual([]);
    expect(lease.holders.get('fingerprint')).toBe('other');
  });

  it('notes on the episode why it waits, and for how long', async () => {
    const flooded = world({ fails: { readPage: new FloodWait(77) } });
    await flooded.run();
    const busy = world();
    await busy.lease.acquire('fingerprint', 'other', 42);
    await busy.run();
    const attempt = expect.objectContaining({ episodeId: EPISODE, execution: input.execution });
    expect([...flooded.waits, ...busy.waits]).toEqual([
      [attempt, { reason: expect.stringMatching(/^Telegram asks/), seconds: 77 }],
      [attempt, { reason: expect.stringMatching(/^Another/), seconds: 42 }],
    ]);
  });

  it('waits even if that cannot be noted', async () => {
    const { run, lines } = world({
      fails: { readPage: new FloodWait(77), noteWait: new Error('The database is gone.') },
    });
    expect(await run()).toEqual({ outcome: 'flood_wait', waitSeconds: 77 });
    expect(lines.join()).toContain('The wait was not noted');
  });

  it('does not share the session with an earlier run of its own execution', async () => {
    const { run, lease } = world();
    await lease.acquire('fingerprint', `${input.execution}:run-0`, 9);
    expect(await run()).toMatchObject({ outcome: 'session_busy' });
  });

  it('disconnects before it gives the session back', async () => {
    const { run, log } = world();
    await run();
    expect(log).toEqual(['connect', 'disconnect', 'release']);
  });

  it.each([
    new UnknownChannel('mill', 'is nobody'),
    new PrivateChannel('mill'),
    new SessionRevoked('AUTH_KEY_DUPLICATED'),
    new TelegramUnavailable('down'),
  ])('fails with $name, disconnected and with the session given back', async (error) => {
    const { run, log, lease } = world({ fails: { readPage: error } });
    await expect(run()).rejects.toBe(error);
    expect(log).toEqual(['connect', 'disconnect', 'release']);
    expect(lease.holders.size).toBe(0);
  });

  it.each([
    [new PrivateChannel('mill'), /the account of the session "second"/],
    [new SessionRevoked('AUTH_KEY_DUPLICATED'), /the session "second".*TELEGRAM_SESSIONS/],
  ])('says which of several sessions $0.name is of', async (error, words) => {
    const { run } = world({ fails: { readPage: error }, account: 'second' });
    await expect(run()).rejects.toMatchObject({
      name: error.name,
      message: expect.stringMatching(words),
    });
  });

  it('fails when the content cannot be stored', async () => {
    const error = new Error('no bucket');
    await expect(world({ fails: { put: error } }).run()).rejects.toBe(error);
  });

  it('keeps the posts when only the lease cannot be given back, and says so', async () => {
    const { run, lines } = world({ fails: { release: new Error('database down') } });
    expect(await run()).toMatchObject({ outcome: 'collected' });
    expect(lines.join()).toContain('database down');
  });

  it('stops while there is still time to disconnect', async () => {
    const { run, log } = world({ remainingMs: 10_000 });
    await expect(run()).rejects.toThrow(TelegramUnavailable);
    expect(log).toContain('disconnect');
  });

  it('refuses a wrong channel name without connecting', async () => {
    const { run, log } = world({ config: { telegramChannels: ['t.me/+invitation'] } });
    await expect(run()).rejects.toThrow(UnknownChannel);
    expect(log).not.toContain('connect');
  });
});
