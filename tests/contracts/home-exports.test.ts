import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readExports } from '../../local/telegram/export/read-exports.ts';
import { SAMPLE_EXPORT } from '../../local/telegram/index.ts';
import { createExportService } from '../../scripts/channels/export-service.ts';
import { putChannel } from '../../scripts/channels/home-exports.ts';
import { keepExports } from '../../scripts/channels/kept-exports.ts';
import { ExportChannelSource } from '../../src/collect-content/export/export-channel-source.ts';
import {
  createManagedExports,
  type ManagedExports,
} from '../../src/collect-content/export/managed-exports.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { anExported, anExportedChannel } from '../support/telegram-exports.ts';

let database: TestDatabase;
let folder: string;
let store: ReturnType<typeof inMemoryExports>;
let exportsHere: ManagedExports;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-home-exports-'));
  store = inMemoryExports();
  exportsHere = createManagedExports(store, () => new Date());
  for (const channel of await readExports([SAMPLE_EXPORT])) await putChannel(exportsHere, channel);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.service.from('podcasts').delete().neq('title', '');
});

const service = () =>
  createExportService({ dataDir: folder, exports: exportsHere, supabase: database.supabase });

const posts = (count: number) =>
  Array.from({ length: count }, (_, index) => anExported({ id: index + 1 }));

const sent = (content: unknown) =>
  Readable.from([Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))]);

/** What an export holds, and under which id it waits. */
interface Received {
  readonly id: string;
  readonly chats: readonly Record<string, unknown>[];
}

const ACCOUNT = {
  chats: {
    list: [
      anExportedChannel('Harbour news', 1_000_000_011, posts(3)),
      { ...anExportedChannel('Grandma', 5, posts(9)), type: 'personal_chat' },
      anExportedChannel('Hill news', 1_000_000_012, posts(2)),
      anExportedChannel('Without a number', 0, posts(1)),
    ],
  },
};

/** How many posts a channel's export has here. */
const postsOf = async (username: string): Promise<number> => {
  const source = new ExportChannelSource(store);
  const page = await source.readPage(await source.resolve(username), { beforeId: 1_000 });
  return page.length;
};

describe('an export that is brought into a running stack', () => {
  it('is looked into, and the chosen channels of an account are in the bucket', async () => {
    const exports = service();
    const { id, chats } = (await exports.receive(sent(ACCOUNT))) as Received;
    expect(chats.map(({ index, title, posts: count }) => [index, title, count])).toEqual([
      [0, 'Harbour news', 3],
      [1, 'Hill news', 2],
      [2, 'Without a number', 1],
    ]);
    expect(chats[0]).toMatchObject({ newestPostAt: '2026-09-01T00:00:03.000Z', username: null });
    const answer = await exports.choose(id, { '0': '@Harbour_News', '1': '' });
    expect(answer).toMatchObject({
      channels: [
        {
          username: 'harbour_news',
          title: 'Harbour news',
          newestPostAt: '2026-09-01T00:00:03.000Z',
          lastPostsFrom: '2026-09-01T00:00:01.000Z',
          podcastId: expect.any(String),
        },
        { username: 'channel_1000000012_', title: 'Hill news' },
      ],
    });
    const { data } = await database.service
      .from('podcast_configs')
      .select('telegram_channels')
      .order('telegram_channels');
    expect(data?.map((row) => row.telegram_channels)).toEqual([
      ['channel_1000000012_'],
      ['harbour_news'],
    ]);
    expect(await postsOf('harbour_news')).toBe(3);
    expect(await postsOf('channel_1000000012_')).toBe(2);
    // The bucket has what was chosen, and nobody anything else.
    expect(await store.list()).toHaveLength(3);
    expect(await readdir(join(folder, 'exports'))).toEqual([]);
    expect([...(await keepExports(folder, [])).channels]).toContain('harbour_news');
  });

  it('takes the place of an earlier export of the same channel, under the name that was given', async () => {
    const exports = service();
    const first = (await exports.receive(
      sent(anExportedChannel('Harbour news', 1_000_000_011, posts(3))),
    )) as Received;
    await exports.choose(first.id, { '0': 'harbour_news' });
    const second = (await exports.receive(
      sent(anExportedChannel('Harbour news', 1_000_000_011, posts(7))),
    )) as Received;
    expect(second.chats[0]).toMatchObject({ username: 'harbour_news' });
    const answer = await exports.choose(second.id, { '0': 'harbour_news' });
    // Its show is there already.
    expect(answer).toMatchObject({ channels: [{ podcastId: null }] });
    expect(await postsOf('harbour_news')).toBe(7);
  });

  it('is removed at the next start where nobody chose from it', async () => {
    await service().receive(sent(ACCOUNT));
    const later = service();
    const { id } = (await later.receive(sent(ACCOUNT))) as Received;
    expect(await readdir(join(folder, 'exports'))).toEqual([id]);
  });

  it.each([
    ['HTML', '<html></html>', 'is an HTML export, not JSON'],
    ['something else', '{"a": 1}', 'no list of messages'],
    ['half a file', '{"name": "x", "messages": [', 'ends in the middle'],
  ])('is refused as %s, and leaves nothing', async (_, content, says) => {
    await expect(service().receive(sent(content))).rejects.toMatchObject({
      name: 'ExportRefused',
      retryable: false,
      message: expect.stringMatching(new RegExp(`^The export .*${says}`)),
    });
    expect(await readdir(join(folder, 'exports'))).toEqual([]);
  });

  it('says which name is missing, impossible or another channel’s', async () => {
    const exports = service();
    const { id } = (await exports.receive(sent(ACCOUNT))) as Received;
    await expect(exports.choose(id, { '2': '' })).rejects.toThrow('Give its username');
    await expect(exports.choose(id, { '0': 'a b' })).rejects.toThrow('can’t be the username');
    await expect(exports.choose(id, { '0': 'saltreach_tide_mill' })).rejects.toThrow(
      'is Saltreach Tide Mill here already',
    );
    await expect(exports.choose(id, {})).rejects.toThrow('Choose a channel');
    await expect(exports.choose(id, { '7': '' })).rejects.toThrow('no channel number 7');
    expect(await store.list()).toEqual(['saltreach_tide_mill']);
    await exports.discard(id);
    expect(await readdir(join(folder, 'exports'))).toEqual([]);
    await expect(exports.choose(id, { '0': '' })).rejects.toThrow('Drop it again');
  });
});
