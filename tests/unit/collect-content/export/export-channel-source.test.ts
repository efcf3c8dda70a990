import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectPage } from '../../../../local/telegram/api/history.ts';
import { ExportChannelSource } from '../../../../src/collect-content/export/export-channel-source.ts';
import type { Message } from '../../../../src/collect-content/export/format/message.ts';
import { readForum } from '../../../../src/collect-content/export/format/read-forum.ts';
import { importExport } from '../../../../src/collect-content/export/import-export.ts';
import { createManagedExports } from '../../../../src/collect-content/export/managed-exports.ts';
import { inMemoryExports } from '../../../support/in-memory-exports.ts';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const DAY = 86_400;
/** 1 January 2026. */
const START = Date.UTC(2026, 0, 1) / 1000;

const aPost = (id: number, rest: Partial<Message> = {}): Message => ({
  ...{ id, date: START + id, text: `Post ${id}`, entities: [] },
  ...rest,
});

const posts = (count: number, apart = 60): Message[] =>
  Array.from({ length: count }, (_, index) => aPost(index + 1, { date: START + index * apart }));

const sound = async (path: string) => new TextEncoder().encode(`sound of ${path}`);

const imported = async (...exports: (readonly Message[])[]) => {
  const reads: string[] = [];
  const store = inMemoryExports(reads);
  for (const messages of exports) {
    const channel = { title: 'Mill', channelId: '7', messages, ...readForum(messages) };
    await importExport(
      createManagedExports(store, () => NOW),
      'mill',
      channel,
      sound,
    );
  }
  const source = new ExportChannelSource(store);
  const channel = await source.resolve('mill');
  return {
    store,
    source,
    reads,
    read: (start: Parameters<typeof source.readPage>[1]) => source.readPage(channel, start),
  };
};

describe('ExportChannelSource', () => {
  it('reads the pages that Telegram would give, wherever they begin', async () => {
    const messages = posts(1_250);
    const { read } = await imported(messages);
    const start = fc.oneof(
      fc.record({ beforeId: fc.integer({ min: 1, max: 1_300 }) }),
      fc.record({ beforeDate: fc.integer({ min: START, max: START + 1_300 * 60 }) }),
    );
    await fc.assert(
      fc.asyncProperty(start, async (asked) => {
        const query =
          'beforeId' in asked ? { offsetId: asked.beforeId } : { offsetDate: asked.beforeDate };
        const whole = selectPage(messages, query).map(({ id }) => id);
        expect((await read(asked)).map(({ id }) => id)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('reads of a large export only the parts of what is asked for', async () => {
    // Ten posts a day for four hundred days: fourteen months.
    const { store, read, reads } = await imported(posts(4_000, DAY / 10));
    expect((await store.find('mill'))?.parts).toHaveLength(14);
    await read({ beforeDate: START + 105 * DAY });
    await read({ beforeId: 1_040 });
    expect(new Set(reads).size).toBe(1);
  });

  it('has the newest of two exports count where both have posts, and what either has alone', async () => {
    const first = posts(300);
    const second = [
      ...first.slice(200, 250).map((post) => ({ ...post, text: 'Edited' })),
      // Posts 251 to 260 were deleted.
      ...Array.from({ length: 100 }, (_, n) => aPost(261 + n, { date: START + (260 + n) * 60 })),
    ];
    const { read } = await imported(first, second);
    const all = [];
    for (let before = 10_000; before > 0; ) {
      const page = await read({ beforeId: before });
      all.push(...page);
      before = page.at(-1)?.id ?? 0;
    }
    expect(all.map(({ id }) => id).toReversed()).toEqual(
      Array.from({ length: 360 }, (_, n) => n + 1).filter((id) => id < 251 || id > 260),
    );
    expect(all.find(({ id }) => id === 210)?.text).toBe('Edited');
    expect(all.find(({ id }) => id === 200)?.text).toBe('Post 200');
  });

  it('tells topics apart that were opened before a later export begins', async () => {
    const open = (id: number, topicTitle: string) =>
      aPost(id, { service: 'topic_created', topicTitle });
    const { source } = await imported(
      [aPost(1), open(2, 'Roads'), open(3, 'Trains'), aPost(4, { replyTo: 2 })],
      [
        ...[aPost(10, { replyTo: 2 }), aPost(11, { replyTo: 3 }), aPost(12, { replyTo: 10 })],
        ...[open(13, 'Ferries'), aPost(14, { replyTo: 13 }), aPost(15, { replyTo: 2 }), aPost(16)],
      ],
    );
    const read = async (topicId: number) => {
      const topic = await source.resolve(`mill_topic_${topicId}_`);
      const page = await source.readPage(topic, { beforeId: 99 });
      return [topic.title, ...page.map(({ id, replyTo }) => (replyTo ? [id, replyTo] : id))];
    };
    expect(await read(2)).toEqual(['Mill: Roads', 15, [12, 10], 10, 4]);
    expect(await read(3)).toEqual(['Mill: Trains', 11]);
    expect(await read(13)).toEqual(['Mill: Ferries', 14]);
    expect(await read(1)).toEqual(['Mill: General', 16, 1]);
  });

  it('knows no topic any more that a later export of its time hasn’t', async () => {
    const trains = aPost(2, { service: 'topic_created', topicTitle: 'Trains' });
    const roads = aPost(3, { service: 'topic_created', topicTitle: 'Roads' });
    const { source } = await imported(
      [aPost(1), trains, roads, aPost(4)],
      [aPost(1), roads, aPost(5)],
    );
    await expect(source.resolve('mill_topic_2_')).rejects.toThrow('is no topic of “Mill”');
    expect(await source.resolve('mill_topic_3_')).toMatchObject({ title: 'Mill: Roads' });
  });

  it('keeps no file that no manifest names', async () => {
    const { store } = await imported(posts(10), posts(20));
    const [part] = (await store.find('mill'))?.parts ?? [];
    const once = await imported(posts(20));
    expect(await once.store.find('mill')).toMatchObject({ parts: [part] });
    const old = (await (await imported(posts(10))).store.find('mill'))?.parts[0]?.sha256 ?? '';
    expect(await store.hasFile('mill', 'posts', old)).toBe(false);
  });

  it('gives the sound of a voice message where it came along, and says where it did not', async () => {
    const voice = {
      type: 'file',
      kind: 'voice',
      name: 'v',
      mime: 'audio/ogg',
      seconds: 4,
    } as const;
    const { read, source } = await imported([
      aPost(1, { media: { ...voice, path: 'v.ogg', sizeBytes: 9 } }),
      aPost(2, { media: voice }),
      aPost(3, { media: { ...voice, path: 'long.ogg', seconds: 4_000 } }),
    ]);
    const [long, without, has] = (await read({ beforeId: 9 })).map((message) => message.voice);
    if (!long || !without || !has) throw new Error('There is a post without a voice.');
    expect(new TextDecoder().decode(await source.download(has))).toBe('sound of v.ogg');
    await expect(source.download(without)).rejects.toThrow('came without its sound');
    await expect(source.download(long)).rejects.toThrow('came without its sound');
  });

  it('knows which channels are read from their export', async () => {
    const { store, source } = await imported(posts(1));
    expect([await source.has('mill'), await source.has('other')]).toEqual([true, false]);
    await expect(source.resolve('other')).rejects.toMatchObject({ name: 'UnknownChannel' });
    const exports = createManagedExports(store, () => NOW);
    await exports.choose('mill', 'telegram');
    expect(await new ExportChannelSource(store).has('mill')).toBe(false);
    expect(await exports.choose('other', 'telegram')).toBeNull();
  });

  it('is not given an export of another channel, or one whose parts are missing', async () => {
    const { store } = await imported(posts(3));
    const target = createManagedExports(store, () => NOW);
    const other = { title: 'Quay', channelId: '8', messages: posts(3) };
    await expect(importExport(target, 'mill', other, sound)).rejects.toMatchObject({
      name: 'ExportOfOtherChannel',
      message: expect.stringContaining('another channel here, Mill'),
    });
    const withoutFiles = { ...target, putFiles: async () => undefined };
    const more = { title: 'Mill', channelId: '7', messages: posts(9) };
    await expect(importExport(withoutFiles, 'mill', more, sound)).rejects.toMatchObject({
      name: 'ExportIncomplete',
    });
  });
});
