import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { buildFeed } from '../../src/publish-feed/build-feed.ts';
import { writeShowNotes } from '../../src/publish-feed/show-notes.ts';
import { FEED_CATEGORIES, parentCategory } from '../../src/show/feed-categories.ts';
import { A_FEED_IDENTITY, aFeed, aFeedEpisode, EPISODE_ID, PODCAST_ID } from '../support/a-feed.ts';

const FEED_URL = `https://media.example/feeds/${PODCAST_ID}.xml`;
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name) => ['item', 'podcast:transcript'].includes(name),
});

const source = (messageId: number) => ({
  channel: 'mill',
  messageId,
  url: `https://t.me/mill/${messageId}`,
  title: 'The gate & the <ferry>',
});
const NOTES = writeShowNotes({
  summary: 'The gate, the bread and the ferry.',
  chapters: [
    {
      title: 'A new gate',
      sources: [source(3), source(9)],
      utterances: [{ speaker: 'a', text: 'b' }],
    },
  ],
});

const channelOf = (
  show: Partial<ReturnType<typeof aFeed>['show']> = {},
  identity = A_FEED_IDENTITY.identity,
) => {
  const other = aFeedEpisode({ id: PODCAST_ID, publishedAt: '2026-10-06T08:00:00Z' });
  const { xml } = buildFeed({
    ...aFeed({ show: { ...aFeed().show, ...show }, episodes: [aFeedEpisode(), other] }),
    ...A_FEED_IDENTITY,
    identity,
    feedUrl: FEED_URL,
    link: 'https://media.example/show.html',
    linkOf: (id) => `https://media.example/${id}.html`,
    mediaBaseUrl: 'https://media.example',
    notes: new Map([[EPISODE_ID, NOTES]]),
  });
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).rss.channel;
};

/** https://podcasters.apple.com/support/823-podcast-requirements */
describe('what Apple Podcasts requires of a feed', () => {
  const channel = channelOf();

  it('of the show: title, description, link, language, picture, category and a rating', () => {
    expect(channel.title).toMatch(/\S/);
    expect(channel.description.length).toBeLessThanOrEqual(4000);
    expect(channel.link).toMatch(/^https:/);
    expect(channel.language).toMatch(/^[a-z]{2,3}(-[a-z0-9]+)*$/);
    expect(channel['itunes:image']['@href']).toMatch(/^https:/);
    expect(channel['itunes:category']['@text']).toBe('News');
    expect(channel['itunes:explicit']).toMatch(/^(true|false)$/);
    expect(channel['itunes:type']).toMatch(/^(episodic|serial)$/);
  });

  it('of a show that directories are to leave out', () => {
    expect(channel).not.toHaveProperty('itunes:block');
    // "Yes" is the only value that hides a show.
    expect(channelOf({ isBlocked: true })['itunes:block']).toBe('Yes');
  });

  /** https://podcasters.apple.com/support/837-change-the-rss-feed-url */
  it('of a feed that has moved: its new address', () => {
    expect(channel).not.toHaveProperty('itunes:new-feed-url');
    const moved = channelOf({}, { ...A_FEED_IDENTITY.identity, hasMoved: true });
    expect(moved['itunes:new-feed-url']).toBe(FEED_URL);
    expect(moved['podcast:guid']).toBe(channel['podcast:guid']);
  });

  it('of an episode: title, a file with its size and type, a guid of its own, date and duration', () => {
    for (const item of channel.item) {
      expect(item.title).toMatch(/\S/);
      expect(item.enclosure).toMatchObject({
        '@url': expect.stringMatching(/^https:.*\.mp3$/),
        '@type': 'audio/mpeg',
      });
      expect(Number(item.enclosure['@length'])).toBeGreaterThan(0);
      expect(item.pubDate).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/);
      expect(item['itunes:duration']).toMatch(/^[1-9]\d*$/);
      expect(item['itunes:explicit']).toMatch(/^(true|false)$/);
      expect(item['itunes:image']['@href']).toMatch(/^https:/);
      expect(item.link).toMatch(/^https:.*\.html$/);
    }
    const guids = channel.item.map((item: { guid: { '#text': string } }) => item.guid['#text']);
    expect(new Set(guids).size).toBe(guids.length);
  });

  it.each(FEED_CATEGORIES)('the category %s by its name, below its own', (category) => {
    const parent = parentCategory(category);
    expect(channelOf({ category })['itunes:category']).toEqual(
      parent
        ? { '@text': parent, 'itunes:category': { '@text': category } }
        : { '@text': category },
    );
  });

  it('a rating of the show and of each episode, as the show has it', () => {
    const explicit = channelOf({ isExplicit: true });
    expect([explicit, ...explicit.item].map((each) => each['itunes:explicit'])).toEqual(
      Array(3).fill('true'),
    );
  });
});

/** https://github.com/Podcastindex-org/podcast-namespace */
describe('what Podcasting 2.0 requires of a feed', () => {
  const channel = channelOf();

  it('of the show: the guid that it was given, and the address that it names itself', () => {
    expect(channel['atom:link']).toEqual({
      '@href': FEED_URL,
      '@rel': 'self',
      '@type': 'application/rss+xml',
    });
    expect(channel['podcast:guid']).toBe(A_FEED_IDENTITY.identity.guid);
    expect(channel['podcast:medium']).toBe('podcast');
  });

  /** docs/tags/locked.md, txt.md, person.md, update-frequency.md */
  it('of the show: whose it is, what it is made by, and how often', () => {
    expect(channel['podcast:locked']).toEqual({
      '#text': 'yes',
      '@owner': 'office@harbour.example',
    });
    expect(channel['podcast:txt']).toEqual({
      '#text': expect.stringMatching(/synthetic/),
      '@purpose': 'ai-content',
    });
    expect(channel['podcast:person']).toEqual({
      '#text': 'The harbour office',
      '@role': 'author',
      '@group': 'writing',
    });
    expect(channel['podcast:updateFrequency']).toEqual({
      '#text': 'every 7 days',
      '@rrule': 'FREQ=WEEKLY;INTERVAL=1',
    });
    expect(channelOf({ episodeFrequencyDays: 1 })['podcast:updateFrequency']).toEqual({
      '#text': 'daily',
      '@rrule': 'FREQ=DAILY;INTERVAL=1',
    });
    expect(channelOf({ episodeFrequencyDays: null })).not.toHaveProperty('podcast:updateFrequency');
  });

  /** docs/tags/txt.md, purpose "verify" */
  it('of the show: the text by which a directory sees whose the feed is', () => {
    const texts = channelOf({ verification: 'prove-4711' })['podcast:txt'];
    expect(texts).toContainEqual({ '#text': 'prove-4711', '@purpose': 'verify' });
  });

  /** docs/tags/block.md */
  it('of a show that directories are to leave out', () => {
    expect(channel).not.toHaveProperty('podcast:block');
    expect(channelOf({ isBlocked: true })['podcast:block']).toBe('yes');
  });

  it('of an episode: transcripts and chapters with the types of their formats', () => {
    const [item] = channel.item;
    for (const transcript of item['podcast:transcript']) {
      expect(transcript['@url']).toMatch(/^https:/);
      expect(['text/vtt', 'application/x-subrip']).toContain(transcript['@type']);
      expect(transcript['@language']).toBe('en-US');
    }
    expect(item['podcast:chapters']).toEqual({
      '@url': expect.stringMatching(/^https:.*\.json$/),
      '@type': 'application/json+chapters',
    });
  });
});

describe('the notes of an episode in a feed', () => {
  it('link posts by their titles', () => {
    const [item, other] = channelOf().item;
    expect(item['content:encoded']).toContain(
      '<a href="https://t.me/mill/3">The gate &amp; the &lt;ferry&gt;</a> (@mill)',
    );
    expect(other).not.toHaveProperty('content:encoded');
  });
});
