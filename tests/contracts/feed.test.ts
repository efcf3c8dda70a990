import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { buildFeed } from '../../src/publish-feed/build-feed.ts';
import type { FeedContents } from '../../src/publish-feed/feed-contents.ts';
import { writeShowNotes } from '../../src/publish-feed/show-notes.ts';
import { A_FEED_IDENTITY, aFeed, aFeedEpisode, EPISODE_ID, PODCAST_ID } from '../support/a-feed.ts';

const FEED_URL = `https://media.example/feeds/${PODCAST_ID}.xml`;

const build = (contents: FeedContents = aFeed(), notes = new Map()) =>
  buildFeed({
    ...contents,
    ...A_FEED_IDENTITY,
    feedUrl: FEED_URL,
    link: 'https://media.example/show.html',
    linkOf: (id) => `https://media.example/${id}.html`,
    mediaBaseUrl: 'https://media.example',
    notes,
  });

/** Read as podcast apps do: attributes with `@`, repeated elements as arrays, nothing turned into numbers. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => name === 'item',
});
const read = (xml: string) => {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).rss;
};

const base = `https://media.example/podcasts/${PODCAST_ID}/${EPISODE_ID}`;

describe('the feed', () => {
  const rss = read(build().xml);
  const { channel } = rss;

  it('declares RSS 2.0 and its namespaces', () => {
    expect(rss).toMatchObject({
      '@version': '2.0',
      '@xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
      '@xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
    });
  });

  it('tells of the show', () => {
    expect(channel).toMatchObject({
      title: 'Harbour Hour',
      description: 'What the harbour talks about.',
      link: 'https://media.example/show.html',
      language: 'en-us',
      lastBuildDate: 'Wed, 07 Oct 2026 08:09:10 GMT',
      image: { title: 'Harbour Hour', link: 'https://media.example/show.html' },
      'atom:link': { '@href': FEED_URL, '@rel': 'self', '@type': 'application/rss+xml' },
      'itunes:author': 'The harbour office',
      'itunes:category': { '@text': 'News', 'itunes:category': { '@text': 'Tech News' } },
      'itunes:explicit': 'false',
      'itunes:type': 'episodic',
      'itunes:owner': {
        'itunes:name': 'The harbour office',
        'itunes:email': 'office@harbour.example',
      },
      'podcast:medium': 'podcast',
    });
    expect(channel['podcast:guid']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('tells of the episode: who it is, what to download and how long it is', () => {
    expect(channel.item).toEqual([
      expect.objectContaining({
        title: 'A new gate',
        description: 'The gate, the bread and the ferry.',
        guid: { '#text': EPISODE_ID, '@isPermaLink': 'false' },
        pubDate: 'Wed, 07 Oct 2026 08:09:10 GMT',
        enclosure: { '@url': `${base}/audio/a.mp3`, '@length': '741234', '@type': 'audio/mpeg' },
        'itunes:duration': '61',
        'itunes:explicit': 'false',
        'itunes:episodeType': 'full',
        'podcast:transcript': {
          '@url': `${base}/transcript/t.vtt`,
          '@type': 'text/vtt',
          '@language': 'en-US',
        },
        'podcast:chapters': {
          '@url': `${base}/chapters/h.json`,
          '@type': 'application/json+chapters',
        },
      }),
    ]);
  });

  it('names the picture of an episode that has one of its own', () => {
    const pictureKey = `podcasts/p/${EPISODE_ID}/covers/c.jpg`;
    const episodes = [aFeedEpisode({ pictureKey }), aFeedEpisode({ id: 'other' })];
    const { items, itunes } = parseRssFeed(build(aFeed({ episodes })).xml);
    expect(items?.map((item) => item.itunes?.image)).toEqual([
      `https://media.example/${pictureKey}`,
      aFeed().show.imageUrl,
    ]);
    expect(itunes?.image).toBe(aFeed().show.imageUrl);
  });

  it('names the same picture for the show and for each episode', () => {
    const image = parseRssFeed(build().xml).items?.[0]?.itunes?.image;
    expect(image).toBe(aFeed().show.imageUrl);
    expect(parseRssFeed(build().xml).itunes?.image).toBe(image);
  });
});

it('offers the stretches that are marked as samples, in seconds', () => {
  const soundbites = [
    { startMs: 73_500, durationMs: 20_000, title: 'Why the <road> floods' },
    { startMs: 90_000, durationMs: 15_250, title: 'The ferry' },
  ];
  const { xml } = build(aFeed({ episodes: [aFeedEpisode({ soundbites })] }));
  expect(read(xml).channel.item[0]['podcast:soundbite']).toEqual([
    { '#text': 'Why the <road> floods', '@startTime': '73.5', '@duration': '20' },
    { '#text': 'The ferry', '@startTime': '90', '@duration': '15.25' },
  ]);
  expect(build().xml).not.toContain('soundbite');
});

describe('a feed of many episodes', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
  const uuid = (n: number) => `0d6f6f0e-5a0e-4b5e-9d53-${String(n).padStart(12, '0')}`;
  const episodes = Array.from({ length: 300 }, (_, n) =>
    aFeedEpisode({ id: uuid(n), publishedAt: day(n), description: 'word '.repeat(200).trim() }),
  );
  const sources = Array.from({ length: 40 }, (_, n) => ({
    channel: 'saltreach_tide_mill',
    messageId: n + 1,
    url: `https://t.me/saltreach_tide_mill/${n + 1}`,
  }));
  const note = writeShowNotes({
    summary: 'A summary.',
    chapters: [{ title: 'A chapter', sources, utterances: [{ speaker: 'host', text: 'Hello.' }] }],
  });
  const notes = new Map(episodes.slice(-50).map(({ id }) => [id, note]));

  it('lists the newest first, whatever the order they come in', () => {
    const { channel } = read(build(aFeed({ episodes })).xml);
    const ids = channel.item.map((item: { guid: { '#text': string } }) => item.guid['#text']);
    expect(ids).toEqual(episodes.map(({ id }) => id).reverse());
  });

  it('stays below 2 MB', () => {
    const { xml, items } = build(aFeed({ episodes }), notes);
    expect(items).toBe(300);
    expect(Buffer.byteLength(xml)).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('hostile or missing fields', () => {
  it.each([
    ['markup', 'Fish & <b>chips</b> "today" ]]> for 5 > 3'],
    ['right-to-left text', 'השער החדש של Python נפתח — 3 ק"מ'],
    ['emoji', 'Launch 🚀 day 👨‍👩‍👧'],
  ])('come back as they were: %s', (_, text) => {
    const contents = aFeed({ episodes: [aFeedEpisode({ title: text, description: text })] });
    const [item] = read(build(contents).xml).channel.item;
    expect(item).toMatchObject({ title: text, description: text });
  });

  it('lose what XML cannot hold, and what terminals and screens act on', () => {
    const contents = aFeed({
      episodes: [
        aFeedEpisode({ title: 'A\u0000 new\u000B\u001B\u009B \u202Egate\u2066\uFFFE \uD800' }),
      ],
    });
    const [item] = read(build(contents).xml).channel.item;
    expect(item.title).toBe('A new gate \uFFFD');
  });

  it('are left out: no owner, no transcript', () => {
    const { audio } = aFeedEpisode().outputs;
    const contents = aFeed({
      show: { ...aFeed().show, imageUrl: null, ownerEmail: null },
      episodes: [aFeedEpisode({ outputs: audio ? { audio } : {} })],
    });
    const { channel } = read(build(contents).xml);
    expect(channel).not.toHaveProperty('itunes:owner');
    expect(channel.item[0]).not.toHaveProperty('podcast:transcript');
  });

  it('make no item: an episode whose audio is unknown', () => {
    const episodes = [aFeedEpisode(), aFeedEpisode({ id: PODCAST_ID, outputs: {} })];
    expect(build(aFeed({ episodes })).items).toBe(1);
  });
});
