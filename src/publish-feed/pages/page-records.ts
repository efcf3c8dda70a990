import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pageRecordsKey } from '../../episode/storage-keys.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import type { PublishFeedDeps } from '../deps.ts';
import type { FeedContents, FeedEpisode } from '../feed-contents.ts';
import { renderClipPage } from './clip-page.ts';
import { renderEpisodePage } from './episode-page.ts';

/** What the pages that stand were made of, by the ids of their episodes. */
const PageRecordsSchema = z.record(
  z.string(),
  z.strictObject({
    /** Of all that the episode's pages depend on. */
    digest: z.string(),
    /** The keys of its clips' pages. */
    clips: z.array(z.string()),
  }),
);
export type PageRecords = z.infer<typeof PageRecordsSchema>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A page with something of everything: when pages are made in another way, this one is another. */
const SAMPLE = {
  show: {
    ...{ id: '', title: 'Show', description: 'About', languageCode: 'en', author: 'A' },
    ...{ imageUrl: null, ownerEmail: null, category: 'Technology', isExplicit: false },
    ...{ isBlocked: false, verification: null, episodeFrequencyDays: null },
  },
  episode: {
    ...{ id: '', guid: null, title: 'Episode', description: 'On', languageCode: 'en' },
    ...{ audioUrl: 'https://a.example/a.mp3', durationMs: 9000, outputs: {}, soundbites: [] },
    ...{ publishedAt: '2026-01-01T00:00:00Z', pictureKey: null },
  },
  ...{ url: 'u', feedUrl: 'f', showUrl: 's', pictureUrl: 'p', episodeUrl: 'e' },
  script: {
    chapters: [
      {
        title: 'One',
        sources: [{ channel: 'c', messageId: 1, url: 'https://t.me/c/1', title: 'P' }],
        utterances: [{ speaker: 'a', text: 'Hello.' }],
      },
    ],
  },
  chapters: {
    ...{ version: '1.2.0' as const, title: 'Episode' },
    chapters: [{ title: 'One', startTime: 0, endTime: 9 }],
  },
  cues: [
    { startMs: 0, endMs: 1000, speaker: 'A', text: 'Hello.' },
    { startMs: 1000, endMs: 2000, speaker: 'B', text: 'There.' },
  ],
  clip: { startMs: 0, durationMs: 2000, title: 'Clip' },
  clips: [{ title: 'Clip', url: 'c' }],
} satisfies Parameters<typeof renderEpisodePage>[0] & Parameters<typeof renderClipPage>[0];

const HOW = sha256(renderEpisodePage(SAMPLE) + renderClipPage(SAMPLE));

/** Tells whether an episode's pages would be made of something else: another title, sound, address or way. */
export const pageDigest = (
  show: FeedContents['show'],
  episode: FeedEpisode,
  { pictureUrl, mediaBaseUrl }: { readonly pictureUrl: string; readonly mediaBaseUrl: string },
): string => sha256(JSON.stringify([HOW, show, pictureUrl, mediaBaseUrl, episode]));

/** What is known of a show's pages; nothing where nobody has noted any, or it can't be read: then all are written. */
export const readPageRecords = async (
  { objects }: Pick<PublishFeedDeps, 'objects'>,
  podcastId: string,
): Promise<PageRecords> => {
  const noted = await objects.find(pageRecordsKey(podcastId));
  if (noted === null) return {};
  try {
    const text = new TextDecoder().decode(await objects.get(noted));
    return PageRecordsSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof StepcastError && error.retryable) throw error;
    return {};
  }
};

/** Notes what pages stand, for the next run. */
export const putPageRecords = async (
  { objects }: Pick<PublishFeedDeps, 'objects'>,
  podcastId: string,
  records: PageRecords,
): Promise<void> => {
  await objects.putMutable(pageRecordsKey(podcastId), JSON.stringify(records), {
    contentType: 'application/json',
  });
};
