import type { StoredObject } from '../../src/episode/stored-object.ts';
import type { FeedContents, FeedEpisode } from '../../src/publish-feed/feed-contents.ts';

export const PODCAST_ID = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01';
export const EPISODE_ID = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a02';

const object = (key: string, sizeBytes: number): StoredObject => ({
  key: `podcasts/${PODCAST_ID}/${EPISODE_ID}/${key}`,
  versionId: '1',
  etag: '"e"',
  sizeBytes,
});

/** A completed episode of a minute and a bit, with all its outputs. */
export const aFeedEpisode = (episode: Partial<FeedEpisode> = {}): FeedEpisode => ({
  id: EPISODE_ID,
  guid: null,
  title: 'A new gate',
  description: 'The gate, the bread and the ferry.',
  languageCode: 'en-US',
  audioUrl: `https://media.example/podcasts/${PODCAST_ID}/${EPISODE_ID}/audio/a.mp3`,
  durationMs: 61_499,
  outputs: {
    content: object('content/c.json', 11),
    script: object('script/s.json', 22),
    audio: object('audio/a.mp3', 741_234),
    transcript: object('transcript/t.vtt', 33),
    chapters: object('chapters/h.json', 44),
  },
  pictureKey: null,
  publishedAt: '2026-10-07T08:09:10.123Z',
  soundbites: [],
  ...episode,
});

const PICTURE_URL = 'https://media.example/picture.jpg?size=3000&v=2';

/** How apps know the feed, and its picture. */
export const A_FEED_IDENTITY = {
  identity: { guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', hasMoved: false },
  pictureUrl: PICTURE_URL,
};

/** A show with one episode. */
export const aFeed = (feed: Partial<FeedContents> = {}): FeedContents => ({
  show: {
    id: PODCAST_ID,
    title: 'Harbour Hour',
    description: 'What the harbour talks about.',
    languageCode: 'en-US',
    author: 'The harbour office',
    imageUrl: PICTURE_URL,
    ownerEmail: 'office@harbour.example',
    category: 'Tech News',
    isExplicit: false,
    isBlocked: false,
    verification: null,
    episodeFrequencyDays: 7,
  },
  episodes: [aFeedEpisode()],
  ...feed,
});
