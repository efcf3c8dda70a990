import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it, test } from 'vitest';
import { toFeedPages } from '../../../src/publish-feed/feed-pages.ts';
import { publishFeed } from '../../../src/publish-feed/publish-feed.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { A_FEED_IDENTITY, aFeed, aFeedEpisode, PODCAST_ID } from '../../support/a-feed.ts';

const uuid = (n: number) => `0d6f6f0e-5a0e-4b5e-9d53-${String(n).padStart(12, '0')}`;
/** The first one is the oldest. */
const episodes = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    aFeedEpisode({ id: uuid(n), publishedAt: new Date(Date.UTC(2020, 0, 1 + n)).toISOString() }),
  );

describe('the documents of a feed', () => {
  test.each([
    [1, [1]],
    [1000, [1000]],
    [1001, [500, 501]],
    [1500, [500, 1000]],
    [1501, [500, 500, 501]],
    [3333, [500, 500, 500, 500, 500, 833]],
  ])('of %i episodes have %j, and each episode once', (count, sizes) => {
    const pages = toFeedPages(PODCAST_ID, episodes(count));
    expect(pages.map((page) => page.episodes.length)).toEqual(sizes);
    const ids = pages.toReversed().flatMap((page) => page.episodes.map(({ id }) => id));
    expect(ids).toEqual(
      episodes(count)
        .map(({ id }) => id)
        .reverse(),
    );
    expect(pages.map(({ isArchive }) => isArchive)).toEqual(
      sizes.map((_, n) => n < sizes.length - 1),
    );
  });

  test('leave a full archive as it is when episodes come', () => {
    const listed = episodes(1800);
    const [first] = toFeedPages(PODCAST_ID, listed.slice(0, 1600));
    expect(toFeedPages(PODCAST_ID, listed)[0]).toEqual(first);
  });
});

/** What a feed reader that knows RFC 5005 collects. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => name === 'item' || name === 'atom:link',
});
const channelOf = (xml: string | undefined) => parser.parse(xml ?? '').rss.channel;
const linkOf = (channel: { 'atom:link': Record<string, string>[] }, rel: string) =>
  channel['atom:link'].find((link) => link['@rel'] === rel)?.['@href'];

describe('a show with 1,700 episodes', async () => {
  const files = new Map<string, string>();
  const order: string[] = [];
  const withheld: string[] = [];
  const listed = episodes(1700);
  const newest = uuid(1699);
  const output = await publishFeed(
    {
      episodes: {
        claimIdentity: async () => A_FEED_IDENTITY.identity,
        listPublished: async () => aFeed({ episodes: listed }),
        listShows: async () => [aFeed().show],
        listChanges: async () => [],
        markPublished: async () => {
          order.push('marked');
          return { isToBePosted: false };
        },
      },
      files: {
        withhold: async (prefix) => void withheld.push(prefix),
        restore: async () => {},
        destroy: async () => {},
      },
      index: { listUnindexed: async () => [], save: async () => {} },
      objects: {
        find: async () => null,
        get: async () => new TextEncoder().encode('no script'),
        put: async (key) => ({ key, versionId: '1', etag: '"e"', sizeBytes: 1 }),
        putMutable: async (key, body) => {
          order.push(key);
          if (key.endsWith('.xml')) files.set(`https://media.example/${key}`, String(body));
          return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
        },
      },
      mediaBaseUrl: 'https://media.example',
    },
    { podcastId: PODCAST_ID, episodeId: newest, execution: newest },
    { logger: createLogger('error') },
  );
  const feedUrl = `https://media.example/feeds/${PODCAST_ID}.xml`;

  it('can be read to its first one, from the feed on', () => {
    const ids: string[] = [];
    for (let url: string | undefined = feedUrl; url !== undefined; ) {
      const channel = channelOf(files.get(url));
      ids.push(...channel.item.map((item: { guid: { '#text': string } }) => item.guid['#text']));
      url = linkOf(channel, 'prev-archive');
    }
    expect(ids).toEqual(listed.map(({ id }) => id).reverse());
    expect(output).toMatchObject({ items: 1700, feed: { key: `feeds/${PODCAST_ID}.xml` } });
  });

  it('takes away the archive after the last, which more episodes may have filled', () => {
    expect(withheld.filter((prefix) => prefix.includes('.archive-'))).toEqual([
      `feeds/${PODCAST_ID}.archive-3.xml`,
    ]);
  });

  it('says of each archive that it is one, and of which feed', () => {
    const guid = channelOf(files.get(feedUrl))['podcast:guid'];
    for (const [url, xml] of files) {
      const channel = channelOf(xml);
      expect(linkOf(channel, 'self')).toBe(url);
      expect(channel['podcast:guid']).toBe(guid);
      expect('fh:archive' in channel).toBe(url !== feedUrl);
      expect(linkOf(channel, 'current')).toBe(url === feedUrl ? undefined : feedUrl);
      if (url !== feedUrl) {
        expect(parser.parse(xml).rss['@xmlns:fh']).toBe('http://purl.org/syndication/history/1.0');
      }
    }
    const second = channelOf(files.get(`https://media.example/feeds/${PODCAST_ID}.archive-1.xml`));
    expect(linkOf(second, 'next-archive')).toBe(
      `https://media.example/feeds/${PODCAST_ID}.archive-2.xml`,
    );
  });

  it('writes what is led to first, and marks last', () => {
    expect(order.filter((step) => !/\.(?:html|opml|json)$/.test(step))).toEqual([
      `feeds/${PODCAST_ID}.archive-1.xml`,
      `feeds/${PODCAST_ID}.archive-2.xml`,
      `feeds/${PODCAST_ID}.xml`,
      'marked',
    ]);
  });
});
