import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { XMLParser } from 'fast-xml-parser';
import FeedParser from 'feedparser';
import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { beforeAll, expect, it } from 'vitest';
import { buildFeed } from '../../src/publish-feed/build-feed.ts';
import { A_FEED_IDENTITY, aFeed, aFeedEpisode, EPISODE_ID, PODCAST_ID } from '../support/a-feed.ts';

// What readers of three hands take from a feed that has every tag: one may be lenient where another isn't.
const READERS = ['feedsmith', 'podcast-partytime', 'feedparser'] as const;
type Reader = (typeof READERS)[number];

const FOLDER = `podcasts/${PODCAST_ID}/${EPISODE_ID}`;
const FEED = `https://media.example/feeds/${PODCAST_ID}.xml`;
const PICTURE = A_FEED_IDENTITY.pictureUrl;

const everyTag = (): string => {
  const { show } = aFeed();
  const episode = aFeedEpisode();
  const subtitles = {
    ...{ key: `${FOLDER}/transcript/t.srt`, versionId: '1', etag: '"e"', sizeBytes: 3 },
  };
  return buildFeed({
    show: { ...show, isExplicit: true, isBlocked: true, verification: 'prove-1' },
    episodes: [
      {
        ...episode,
        outputs: { ...episode.outputs, subtitles },
        soundbites: [{ startMs: 1000, durationMs: 15_000, title: 'The gate' }],
      },
    ],
    pictureUrl: PICTURE,
    identity: { ...A_FEED_IDENTITY.identity, hasMoved: true },
    feedUrl: FEED,
    link: 'https://media.example/show.html',
    linkOf: (id) => `https://media.example/${id}.html`,
    mediaBaseUrl: 'https://media.example',
    notes: new Map([[EPISODE_ID, { html: '<p>Notes</p>', text: 'Notes' }]]),
  }).xml;
};

/** What a path of names and numbers leads to; undefined where it leads nowhere. */
const at = (document: unknown, path: string): unknown =>
  path
    .split('/')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | undefined)?.[name],
      document,
    );

/** Readers turn words into what they mean: the same meaning is the same here. */
const meaning = (value: unknown): string => {
  const text = value instanceof Date ? value.toISOString() : String(value).toLowerCase();
  if (/^\w{3}, \d/.test(text)) return new Date(text).toISOString();
  const synonyms: Readonly<Record<string, string>> = {
    ...{ yes: 'true', no: 'false', 'application/srt': 'application/x-subrip' },
  };
  return synonyms[text] ?? text;
};

/** Where a reader has it: a path, `#` for which of several; or how it is told from there. */
type Place = string | ((document: unknown) => unknown);
const category = (level: number) => (feed: unknown) =>
  String(at(feed, 'itunesCategory/0')).split(' > ')[level];

/**
 * Everything that a feed can say, by element and attribute, and where feedsmith and podcast-partytime
 * have it: null where one passes over it. feedparser keeps all of it under its own name.
 */
const PLACES: Readonly<Record<string, readonly [Place | null, Place | null]>> = {
  title: ['title', 'title'],
  link: ['link', 'link'],
  description: ['description', 'description'],
  language: ['language', 'language'],
  lastBuildDate: ['lastBuildDate', 'lastBuildDate'],
  generator: ['generator', 'generator'],
  'image/url': ['image/url', 'image/url'],
  'image/title': ['image/title', 'image/title'],
  'image/link': ['image/link', 'image/link'],
  'atom:link@href': ['atom/links/0/href', 'pubsub/self'],
  'atom:link@rel': ['atom/links/0/rel', null],
  'atom:link@type': ['atom/links/0/type', null],
  'itunes:image@href': ['itunes/image', 'itunesImage'],
  'itunes:category@text': ['itunes/categories/0/text', category(0)],
  'itunes:category/itunes:category@text': ['itunes/categories/0/categories/0/text', category(1)],
  'itunes:explicit': ['itunes/explicit', 'explicit'],
  'itunes:author': ['itunes/author', 'author'],
  'itunes:type': ['itunes/type', 'itunesType'],
  'itunes:new-feed-url': ['itunes/newFeedUrl', 'itunesNewFeedUrl'],
  'itunes:block': ['itunes/block', 'itunesBlock'],
  'itunes:owner/itunes:name': ['itunes/owner/name', 'owner/name'],
  'itunes:owner/itunes:email': ['itunes/owner/email', 'owner/email'],
  'podcast:locked': ['podcast/locked/value', 'locked'],
  'podcast:locked@owner': ['podcast/locked/owner', 'podcastOwner'],
  'podcast:person': ['podcast/persons/0/display', 'podcastPeople/0/name'],
  'podcast:person@role': ['podcast/persons/0/role', 'podcastPeople/0/role'],
  'podcast:person@group': ['podcast/persons/0/group', 'podcastPeople/0/group'],
  'podcast:guid': ['podcast/guid', 'guid'],
  'podcast:medium': ['podcast/medium', 'medium'],
  'podcast:block': ['podcast/blocks/0/value', 'podcastBlocked'],
  'podcast:txt': ['podcast/txts/#/display', 'podcastTxt/#/value'],
  'podcast:txt@purpose': ['podcast/txts/#/purpose', 'podcastTxt/#/purpose'],
  'podcast:updateFrequency': ['podcast/updateFrequency/display', null],
  'podcast:updateFrequency@rrule': ['podcast/updateFrequency/rrule', null],
  'item/title': ['items/0/title', 'items/0/title'],
  'item/link': ['items/0/link', 'items/0/link'],
  'item/description': ['items/0/description', 'items/0/description'],
  'item/enclosure@url': ['items/0/enclosures/0/url', 'items/0/enclosure/url'],
  'item/enclosure@length': ['items/0/enclosures/0/length', 'items/0/enclosure/length'],
  'item/enclosure@type': ['items/0/enclosures/0/type', 'items/0/enclosure/type'],
  'item/guid': ['items/0/guid/value', 'items/0/guid'],
  'item/guid@isPermaLink': ['items/0/guid/isPermaLink', null],
  'item/pubDate': ['items/0/pubDate', 'items/0/pubDate'],
  'item/content:encoded': ['items/0/content/encoded', 'items/0/content'],
  'item/itunes:duration': ['items/0/itunes/duration', 'items/0/duration'],
  'item/itunes:image@href': ['items/0/itunes/image', 'items/0/itunesImage'],
  'item/itunes:explicit': ['items/0/itunes/explicit', 'items/0/explicit'],
  'item/itunes:author': ['items/0/itunes/author', 'items/0/author'],
  'item/itunes:title': ['items/0/itunes/title', null],
  'item/itunes:episodeType': ['items/0/itunes/episodeType', 'items/0/itunesEpisodeType'],
  'item/podcast:transcript@url': [
    'items/0/podcast/transcripts/#/url',
    'items/0/podcastTranscripts/#/url',
  ],
  'item/podcast:transcript@type': [
    'items/0/podcast/transcripts/#/type',
    'items/0/podcastTranscripts/#/type',
  ],
  'item/podcast:transcript@language': [
    'items/0/podcast/transcripts/#/language',
    'items/0/podcastTranscripts/#/language',
  ],
  'item/podcast:chapters@url': ['items/0/podcast/chapters/url', 'items/0/podcastChapters/url'],
  'item/podcast:chapters@type': ['items/0/podcast/chapters/type', 'items/0/podcastChapters/type'],
  'item/podcast:soundbite': [
    'items/0/podcast/soundbites/0/display',
    'items/0/podcastSoundbites/0/title',
  ],
  'item/podcast:soundbite@startTime': [
    'items/0/podcast/soundbites/0/startTime',
    'items/0/podcastSoundbites/0/startTime',
  ],
  'item/podcast:soundbite@duration': [
    'items/0/podcast/soundbites/0/duration',
    'items/0/podcastSoundbites/0/duration',
  ],
};

/** A text or an attribute as the document has it. */
interface Leaf {
  /** Of PLACES. */
  readonly name: string;
  readonly nth: number;
  readonly text: string;
}

/** Every text and attribute below an element, by names from the channel down. */
const leavesOf = (value: unknown, name: string, nth = 0): readonly Leaf[] => {
  if (Array.isArray(value)) {
    const isItem = name === 'item';
    return value.flatMap((each, index) => leavesOf(each, name, isItem ? 0 : index));
  }
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ name, nth, text: value }];
  return Object.entries(value as object).flatMap(([key, below]) => {
    if (key === '#text') return leavesOf(below, name, nth);
    if (key.startsWith('@')) return leavesOf(below, `${name}${key}`, nth);
    return leavesOf(below, name === '' ? key : `${name}/${key}`);
  });
};

const xml = everyTag();
const { channel } = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@' },
  ...{ parseTagValue: false, parseAttributeValue: false },
}).parse(xml).rss;
const leaves = leavesOf(channel, '');

/** Where feedparser keeps an element or an attribute: in lower case, the tags of RSS with a prefix. */
const rawPlace = ({ name, nth }: Leaf, isRepeated: boolean): string => {
  const [elements = '', attribute] = name.split('@');
  const isItem = elements.startsWith('item/');
  const [first = '', ...rest] = (isItem ? elements.slice('item/'.length) : elements).split('/');
  const own = first.includes(':') ? first : `rss:${first}`;
  const path = [own, ...(isRepeated ? [String(nth)] : []), ...rest].join('/').toLowerCase();
  const leaf = attribute === undefined ? '#' : `@/${attribute.toLowerCase()}`;
  return `${isItem ? 'item' : 'meta'}/${path}/${leaf}`;
};

const readByFeedparser = async (): Promise<unknown> => {
  const reader = new FeedParser({});
  const items: unknown[] = [];
  reader.on('data', (item: unknown) => items.push(item));
  Readable.from([xml]).pipe(reader);
  await once(reader, 'end');
  return { meta: reader.meta, item: items[0] };
};

let feeds: Readonly<Record<Reader, unknown>>;
beforeAll(async () => {
  feeds = {
    feedsmith: parseRssFeed(xml),
    'podcast-partytime': parseFeed(xml),
    feedparser: await readByFeedparser(),
  };
});

it('says nothing that is not in the table, and all that is', () => {
  expect(new Set(leaves.map(({ name }) => name))).toEqual(new Set(Object.keys(PLACES)));
});

it.each(leaves)('$name ($nth) means the same to every reader that has it', (leaf) => {
  const [feedsmith = null, partytime = null] = PLACES[leaf.name] ?? [];
  const isRepeated = leaves.some(({ name, nth }) => name === leaf.name && nth > 0);
  const places: readonly (readonly [Reader, Place | null])[] = [
    ['feedsmith', feedsmith],
    ['podcast-partytime', partytime],
    ['feedparser', rawPlace(leaf, isRepeated)],
  ];
  const read = places.flatMap(([reader, place]) => {
    if (place === null) return [];
    const feed = feeds[reader];
    const path = typeof place === 'string' ? place.replace('#', String(leaf.nth)) : null;
    const isRaw = reader === 'feedparser';
    const value =
      path === null
        ? (place as (feed: unknown) => unknown)(feed)
        : at(feed, isRaw ? (place as string) : path);
    return [[reader, meaning(value)]];
  });
  const wanted = meaning(leaf.text);
  expect(read).toEqual(read.map(([reader]) => [reader, wanted]));
  expect(read.length).toBeGreaterThanOrEqual(2);
});

it('docs/feed.md has the table', async () => {
  const document = await readFile(new URL('../../docs/feed.md', import.meta.url), 'utf8');
  const rows = Object.entries(PLACES).map(([name, [feedsmith, partytime]]) => {
    const marks = [feedsmith, partytime, true].map((place) => (place === null ? '' : '✓'));
    return `| \`${name}\` | ${marks.join(' | ')} |`;
  });
  expect(document.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});
