import { generateRssFeed, type RssFeed } from 'feedsmith';
import { soundTypeOf } from '../episode/sound/sound-types.ts';
import { type FeedCategory, parentCategory } from '../show/feed-categories.ts';
import { xmlText } from '../speech-text/xml-text.ts';
import { byNewest } from './by-newest.ts';
import type { FeedContents, FeedEpisode, FeedIdentity } from './feed-contents.ts';
import { feedLanguage } from './feed-language.ts';
import type { ShowNotes } from './show-notes.ts';

/** What a feed is built from. */
export interface FeedOptions extends FeedContents {
  readonly identity: FeedIdentity;
  /** The show's own picture, or the one that was drawn for it. */
  readonly pictureUrl: string;
  /** Where the feed itself is fetched. */
  readonly feedUrl: string;
  /** Which of the feed's documents this is, where there are several; each is fetched at its `url`. */
  readonly page?: {
    readonly url: string;
    readonly isArchive: boolean;
    readonly prevUrl?: string;
    readonly nextUrl?: string;
  };
  /** The show's page. */
  readonly link: string;
  /** The page of an episode. */
  readonly linkOf: (episodeId: string) => string;
  /** In front of an object's key, without a trailing slash. */
  readonly mediaBaseUrl: string;
  /** By episode id; an episode without has its description alone. */
  readonly notes: ReadonlyMap<string, ShowNotes>;
}

const GENERATOR = 'Stepcast';
const AI_CONTENT = 'Voices are synthetic. The words are made from the posts that the notes link.';

const toItem = (
  episode: FeedEpisode,
  { show, mediaBaseUrl, notes, pictureUrl, linkOf }: FeedOptions,
): RssFeed.Item<Date, true>[] => {
  const { id, audioUrl, durationMs, publishedAt, languageCode, outputs, soundbites } = episode;
  const { pictureKey } = episode;
  // A length that is made up breaks downloads; without the audio's own there is no enclosure.
  if (!outputs.audio) return [];
  const title = xmlText(episode.title) || xmlText(show.title);
  const description = xmlText(episode.description);
  const html = notes.get(id)?.html;
  const { transcript, subtitles, chapters } = outputs;
  const address = (key: string) => `${mediaBaseUrl}/${key}`;
  return [
    {
      title,
      description: description || title,
      link: linkOf(id),
      guid: { value: episode.guid ?? id, isPermaLink: false },
      pubDate: new Date(publishedAt),
      enclosures: [
        { url: audioUrl, length: outputs.audio.sizeBytes, type: soundTypeOf(outputs.audio.key) },
      ],
      ...(html ? { content: { encoded: html } } : {}),
      itunes: {
        title,
        author: xmlText(show.author),
        duration: Math.round(durationMs / 1000),
        episodeType: 'full',
        explicit: show.isExplicit,
        image: pictureKey === null ? pictureUrl : address(pictureKey),
      },
      podcast: {
        transcripts: [
          ...(transcript ? [{ url: address(transcript.key), type: 'text/vtt' }] : []),
          ...(subtitles ? [{ url: address(subtitles.key), type: 'application/x-subrip' }] : []),
        ].map((file) => ({ ...file, language: languageCode })),
        ...(chapters
          ? { chapters: { url: address(chapters.key), type: 'application/json+chapters' } }
          : {}),
        soundbites: soundbites.map(({ startMs, durationMs, title: words }) => ({
          ...{ startTime: startMs / 1000, duration: durationMs / 1000, display: xmlText(words) },
        })),
      },
    },
  ];
};

const toCategory = (name: FeedCategory) => {
  const parent = parentCategory(name);
  return parent === undefined ? { text: name } : { text: parent, categories: [{ text: name }] };
};

/**
 * What the generator writes, as readers want it: text without the white space that it puts around
 * CDATA, and Apple's `true`, `false` and `Yes` where it writes `yes` and `no` (podcasters.apple.com, RSS requirements).
 */
const tidy = (xml: string): string =>
  xml
    .replace(/>\n\s*(<!\[CDATA\[)/g, '>$1')
    .replace(/(\]\]>)\n\s*<\//g, '$1</')
    .replace(/<itunes:explicit>no</g, '<itunes:explicit>false<')
    .replace(/<itunes:explicit>yes</g, '<itunes:explicit>true<')
    .replace(/<itunes:block>yes</g, '<itunes:block>Yes<');

/** The addresses by which readers go from one document of a feed to the others (RFC 5005, section 4). */
const linksOf = ({ feedUrl, page }: FeedOptions) => {
  const { url = feedUrl, isArchive = false, prevUrl, nextUrl } = page ?? {};
  return [
    { href: url, rel: 'self', type: 'application/rss+xml' },
    ...(isArchive ? [{ href: feedUrl, rel: 'current' }] : []),
    ...(prevUrl ? [{ href: prevUrl, rel: 'prev-archive' }] : []),
    ...(nextUrl ? [{ href: nextUrl, rel: 'next-archive' }] : []),
  ];
};

/** The mark of an archive, which its readers need not fetch again; the generator doesn't know it. */
const markArchive = (xml: string): string =>
  xml
    .replace('<rss ', '<rss xmlns:fh="http://purl.org/syndication/history/1.0" ')
    .replace(/<channel>(\s*)/, '<channel>$1<fh:archive/>$1');

/** How often, as RFC 5545 writes it. */
const toRecurrence = (days: number): string =>
  days % 7 === 0 ? `FREQ=WEEKLY;INTERVAL=${days / 7}` : `FREQ=DAILY;INTERVAL=${days}`;

/** What Podcasting 2.0 lets a feed say of its show (podcastindex.org, podcast-namespace/docs/tags). */
const aboutShow = (show: FeedContents['show']) => {
  const { ownerEmail, verification, episodeFrequencyDays: days } = show;
  const author = xmlText(show.author);
  return {
    locked: { value: true, ...(ownerEmail ? { owner: ownerEmail } : {}) },
    txts: [
      { display: AI_CONTENT, purpose: 'ai-content' },
      ...(verification ? [{ display: xmlText(verification), purpose: 'verify' }] : []),
    ],
    ...(author ? { persons: [{ display: author, role: 'author', group: 'writing' }] } : {}),
    ...(days === null
      ? {}
      : {
          updateFrequency: {
            display: days === 1 ? 'daily' : `every ${days} days`,
            rrule: toRecurrence(days),
          },
        }),
    ...(show.isBlocked ? { blocks: [{ value: true }] } : {}),
  };
};

/**
 * A document of the show's feed: RSS 2.0 with the tags of iTunes and Podcasting 2.0, newest episode first. It
 * holds no time of its own making, so the same episodes give the same bytes.
 */
export const buildFeed = (
  options: FeedOptions,
): { readonly xml: string; readonly items: number } => {
  const { show, feedUrl, link, identity, pictureUrl } = options;
  const episodes = options.episodes.toSorted(byNewest);
  const items = episodes.flatMap((episode) => toItem(episode, options));
  const title = xmlText(show.title);
  const author = xmlText(show.author);
  const newest = episodes[0]?.publishedAt;
  const { ownerEmail } = show;
  const xml = generateRssFeed(
    {
      title,
      link,
      description: xmlText(show.description) || title,
      language: feedLanguage(show.languageCode),
      generator: GENERATOR,
      ...(newest ? { lastBuildDate: new Date(newest) } : {}),
      image: { url: pictureUrl, title, link },
      atom: { links: linksOf(options) },
      itunes: {
        author,
        type: 'episodic',
        explicit: show.isExplicit,
        categories: [toCategory(show.category)],
        image: pictureUrl,
        ...(identity.hasMoved ? { newFeedUrl: feedUrl } : {}),
        ...(show.isBlocked ? { block: true } : {}),
        ...(ownerEmail ? { owner: { name: author, email: ownerEmail } } : {}),
      },
      podcast: { guid: identity.guid, medium: 'podcast', ...aboutShow(show) },
      items,
    },
    { strict: true },
  );
  const tidied = tidy(xml);
  return { xml: options.page?.isArchive ? markArchive(tidied) : tidied, items: items.length };
};
