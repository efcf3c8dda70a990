import { describe, expect, it } from 'vitest';
import type { ChannelMessage, PageStart } from '../../../src/collect-content/channel-source.ts';
import { NewestPosts } from '../../../src/collect-content/newest-posts.ts';
import { readChannel } from '../../../src/collect-content/read-channel.ts';
import { FiltersSchema } from '../../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../../src/show/media-types.ts';
import { aMessage, at, MIDNIGHT } from '../../support/a-channel-message.ts';

const PAGE = 100;

/** A channel in memory, with the paging rules of `messages.getHistory`; counts the pages that were read. */
const channelOf = (messages: ChannelMessage[]) => {
  const newestFirst = messages.toSorted((a, b) => b.id - a.id);
  const channel = {
    pages: 0,
    readPage: async (start: PageStart): Promise<ChannelMessage[]> => {
      channel.pages += 1;
      return newestFirst
        .filter((m) => ('beforeId' in start ? m.id < start.beforeId : m.date < start.beforeDate))
        .slice(0, PAGE);
    },
  };
  return channel;
};

const read = async (
  messages: ChannelMessage[],
  { from = 0, until = 1_000_000, max = 1_000, filters = {} } = {},
) => {
  const channel = channelOf(messages);
  const newest = new NewestPosts(max);
  const selection = { mediaTypes: [...MEDIA_TYPES], filters: FiltersSchema.parse(filters) };
  const task = { channel: 'c', window: { from: at(from), until: at(until) }, selection };
  const count = await readChannel(channel.readPage, task, newest);
  return { ...count, pages: channel.pages, ids: newest.of('c').map(({ id }) => id) };
};

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
const posts = (first: number, last: number) => range(first, last).map((id) => aMessage({ id }));

describe('readChannel', () => {
  it('takes the window with its beginning and without its end', async () => {
    const result = await read(posts(1, 300), { from: 50, until: 250 });
    expect(result.ids).toEqual(range(50, 249));
    expect(result).toMatchObject({ found: 200, filtered: 0 });
  });

  it('finds nothing in an empty channel', async () => {
    expect(await read([])).toEqual({ found: 0, filtered: 0, pages: 1, ids: [] });
  });

  it('stops at the beginning of the window instead of reading the whole channel', async () => {
    const { pages } = await read(posts(1, 5_000), { from: 4_900, until: 5_001 });
    expect(pages).toBeLessThanOrEqual(2);
  });

  it('drops service messages without counting them', async () => {
    const messages = [...posts(1, 3), aMessage({ id: 4, isService: true, text: '' })];
    expect(await read(messages)).toMatchObject({ found: 3, filtered: 0, ids: [1, 2, 3] });
  });

  it('counts what the filters leave out', async () => {
    const messages = [aMessage({ id: 1, text: 'ad' }), aMessage({ id: 2 })];
    const result = await read(messages, { filters: { excludeKeywords: ['AD'] } });
    expect(result).toMatchObject({ found: 2, filtered: 1, ids: [2] });
  });

  it('puts an album together that lies across two pages', async () => {
    const messages = posts(1, 150).map((m) =>
      m.id >= 48 && m.id <= 54 ? { ...m, albumId: 'a', date: MIDNIGHT + 48 } : m,
    );
    const result = await read(messages);
    expect(result.found).toBe(150 - 6);
    expect(result.ids).toContain(48);
    expect(result.ids).not.toContain(49);
  });

  it('tells an album at the edge of two windows in the one where it began, as a whole', async () => {
    const album = [10, 11, 12].map((id) => aMessage({ id, albumId: 'a' }));
    const earlier = await read(album, { from: 0, until: 11 });
    const later = await read(album, { from: 11, until: 100 });
    expect(earlier).toMatchObject({ found: 1, ids: [10] });
    expect(later).toMatchObject({ found: 0, ids: [] });
  });

  it('does not stumble over a server that repeats itself', async () => {
    const messages = posts(1, 5);
    const newest = new NewestPosts(10);
    const selection = { mediaTypes: [...MEDIA_TYPES], filters: FiltersSchema.parse({}) };
    const task = { channel: 'c', window: { from: at(0), until: at(9) }, selection };
    const count = await readChannel(async () => messages.toReversed(), task, newest);
    expect(count.found).toBe(5);
  });

  it('keeps the newest under the cap and counts the others', async () => {
    const result = await read(posts(1, 500), { max: 20 });
    expect(result).toMatchObject({ found: 500, ids: range(481, 500) });
  });

  it('bounds the pages that are read for the count alone, and counts the rest by ids', async () => {
    const result = await read(posts(1, 10_000), { from: 100, max: 10 });
    expect(result.found).toBe(9_901);
    expect(result.pages).toBeLessThan(25);
  });
});
