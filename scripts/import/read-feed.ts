import { parseRssFeed, type RssFeed } from 'feedsmith';
import { podcastGuid, uuidV5 } from '../../src/publish-feed/podcast-guid.ts';
import { FEED_CATEGORIES, type FeedCategory } from '../../src/show/feed-categories.ts';
import { ImportedShowSchema } from '../../src/show/show.ts';
import type {
  FileSource,
  ImportNote,
  ImportPlan,
  PlannedEpisode,
  TranscriptSource,
} from './import-plan.ts';
import { languageCode, oneLine, plainText } from './plain-text.ts';
import { inPlan, UUID } from './planned.ts';
import { dateOf } from './row-values.ts';

type Feed = RssFeed.Feed<string>;
type Item = RssFeed.Item<string>;

const FORMATS: Readonly<Record<string, TranscriptSource['format']>> = {
  'text/vtt': 'vtt',
  'application/x-subrip': 'srt',
  'application/srt': 'srt',
  'text/srt': 'srt',
  'application/json': 'json',
};
const BEST_FIRST = ['vtt', 'srt', 'json'];

/** What is needed to read a feed besides its pages. */
interface FeedFacts {
  /** Where apps fetch the feed, as far as anybody knows: its own link to itself. */
  readonly feedUrl: string | null;
  /** The language of a feed that names none. */
  readonly languageCode: string;
  /** Where a file that the feed names is read. */
  locate(url: string): FileSource;
  /** What else there is of an episode's sound, besides what the feed names. */
  beside(audio: FileSource): readonly TranscriptSource[];
}

const selfLink = (feed: Feed): string | null =>
  feed.atom?.links?.find(({ rel }) => rel === 'self')?.href ?? null;

const transcriptsOf = (item: Item, facts: FeedFacts): TranscriptSource[] =>
  (item.podcast?.transcripts ?? [])
    .flatMap(({ url, type }) => {
      const format = FORMATS[type?.split(';')[0]?.trim().toLowerCase() ?? ''];
      return url && format ? [{ format, file: facts.locate(url) }] : [];
    })
    .toSorted((a, b) => BEST_FIRST.indexOf(a.format) - BEST_FIRST.indexOf(b.format));

/** By an address, or as Podlove's Simple Chapters write them into the feed. */
const chaptersOf = ({ podcast, psc }: Item, facts: FeedFacts): FileSource | null => {
  const url = podcast?.chapters?.url;
  if (url) return facts.locate(url);
  const chapters = (psc?.chapters ?? []).flatMap(({ start, title, href }) =>
    start ? [{ startTime: start, title, ...(href && { url: href }) }] : [],
  );
  return chapters.length === 0 ? null : { text: JSON.stringify({ chapters }) };
};

const toEpisode = (
  item: Item,
  show: { readonly podcastId: string; readonly title: string; readonly language: string },
  facts: FeedFacts,
): PlannedEpisode | ImportNote => {
  const title = oneLine(item.title ?? item.itunes?.title ?? '', 500);
  const url = item.enclosures?.find(({ url, type }) => url && !type?.startsWith('video/'))?.url;
  const guid = (item.guid?.value ?? url ?? '').trim();
  const what = title || guid || 'An item without a title';
  if (!url) return { what, why: 'it has no sound (enclosure)' };
  const publishedAt = dateOf(item.pubDate);
  if (!publishedAt) {
    return { what, why: `its date (${item.pubDate ?? 'none'}) is none, or not past` };
  }
  if (guid.length > 1000) return { what, why: 'its guid has more than 1000 characters' };
  const audio = facts.locate(url);
  const seconds = item.itunes?.duration;
  return {
    id: UUID.test(guid) ? guid.toLowerCase() : uuidV5(`${show.podcastId}/${guid}`),
    guid,
    title: title || show.title,
    description: plainText(item.description ?? item.content?.encoded ?? '', 50_000),
    languageCode: show.language,
    publishedAt,
    audio,
    transcripts: [...transcriptsOf(item, facts), ...facts.beside(audio)],
    chapters: chaptersOf(item, facts),
    durationMs: typeof seconds === 'number' && seconds > 0 ? Math.round(seconds * 1000) : null,
  };
};

const categoryOf = (feed: Feed): FeedCategory | undefined =>
  (feed.itunes?.categories ?? [])
    .flatMap(({ text, categories }) => [...(categories ?? []).map((each) => each.text), text])
    .find((name): name is FeedCategory => FEED_CATEGORIES.some((known) => known === name));

const namedGuid = ({ podcast }: Feed): string | null => {
  const guid = podcast?.guid?.trim() ?? '';
  return UUID.test(guid) ? guid.toLowerCase() : null;
};

/** A feed of a folder may say nowhere where it was; one that names its GUID has its site stand for that. */
const identityOf = (feed: Feed, feedUrl: string | null) => {
  const guid = namedGuid(feed);
  const url = selfLink(feed) ?? feedUrl ?? (guid && feed.link) ?? '';
  return URL.canParse(url) ? { guid: guid ?? podcastGuid(url), url } : null;
};

/** The feed in a document. @throws Error when it is no RSS */
export const parseFeed = (xml: string): Feed => parseRssFeed(xml);

/** The address of the page of a feed that comes after this one (RFC 5005); null for the last. */
export const nextPage = (feed: Feed): string | null =>
  feed.atom?.links?.find(({ rel }) => rel === 'next' || rel === 'prev-archive')?.href ?? null;

/**
 * What is to be imported of a feed, given its pages, the newest first. The show's id follows from its
 * GUID and an episode's from its own, so that it is the same however often it is read.
 */
export const readFeed = (pages: readonly [Feed, ...Feed[]], facts: FeedFacts): ImportPlan => {
  const [feed] = pages;
  const identity = identityOf(feed, facts.feedUrl);
  const title = oneLine(feed.title ?? feed.itunes?.title ?? '', 200) || 'Untitled';
  const podcastId =
    namedGuid(feed) ?? identity?.guid ?? uuidV5(`feed without an address: ${title}`);
  const language = languageCode(feed.language) ?? facts.languageCode;
  const image = feed.itunes?.image ?? feed.image?.url;
  const email = feed.itunes?.owner?.email;
  const wanted = {
    title,
    description: plainText(feed.description ?? feed.itunes?.summary ?? '', 4000),
    languageCode: language,
    author: oneLine(feed.itunes?.author ?? '', 200),
    category: categoryOf(feed) ?? 'News',
    isExplicit: feed.itunes?.explicit === true,
    // Its episodes come from elsewhere until somebody gives it channels.
    isPaused: true,
    feed: identity,
  };
  const notes: ImportNote[] = [];
  const optional: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ imageUrl: image, ownerEmail: email })) {
    if (!value) continue;
    const isTaken = ImportedShowSchema.safeParse({ title, [name]: value }).success;
    if (isTaken) optional[name] = value;
    else notes.push({ what: `The show's ${name}`, why: `${value} can't be used` });
  }
  if (!languageCode(feed.language)) {
    notes.push({ what: 'The language', why: `the feed names none; taken is ${language}` });
  }
  const items = new Map(
    pages.flatMap(({ items = [] }) => items).map((item) => [item.guid?.value ?? item, item]),
  );
  const read = [...items.values()].map((item) =>
    toEpisode(item, { podcastId, title, language }, facts),
  );
  return {
    podcastId,
    show: ImportedShowSchema.parse({ ...wanted, ...optional }),
    ...inPlan(read),
    notes,
  };
};
