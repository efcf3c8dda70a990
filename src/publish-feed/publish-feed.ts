import { createHash } from 'node:crypto';
import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import { CoverageSchema } from '../episode/coverage.ts';
import type { EpisodeStore } from '../episode/episode-store.ts';
import { ScriptSchema } from '../episode/script.ts';
import { coverKey, feedKey, outputKey } from '../episode/storage-keys.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { buildFeed, type FeedOptions } from './build-feed.ts';
import { drawCover } from './cover/draw-cover.ts';
import type { FeedContents, FeedEpisode, FeedStore } from './feed-contents.ts';
import { toFeedPages } from './feed-pages.ts';
import { podcastGuid } from './podcast-guid.ts';
import { type ShowNotes, writeShowNotes } from './show-notes.ts';
import type { PublishFeedInput, PublishFeedOutput } from './task.ts';

/** What PublishFeed works with. */
export interface PublishFeedDeps {
  readonly episodes: FeedStore &
    Pick<EpisodeStore, 'markPublished'> & {
      read(
        episodeId: string,
      ): Promise<{ readonly config: Pick<ConfigSnapshot, 'telegramChannels'> }>;
    };
  readonly objects: {
    get(object: StoredObject): Promise<Uint8Array>;
    put(key: string, body: string, options: { contentType: string }): Promise<StoredObject>;
    putMutable(
      key: string,
      body: string | Uint8Array,
      options: { contentType: string },
    ): Promise<StoredObject>;
  };
  /** Without a trailing slash. */
  readonly mediaBaseUrl: string;
}

/** Thrown when the episode to be published is not among the show's completed ones. */
export class EpisodeNotCompleted extends StepcastError {
  override readonly name = 'EpisodeNotCompleted';
  readonly retryable = false;
}

/** Older episodes keep their description alone: a feed is read whole at every poll. */
const EPISODES_WITH_NOTES = 50;
const READS_AT_ONCE = 10;

const notesOf = async (
  { outputs }: FeedEpisode,
  { objects }: PublishFeedDeps,
  mostBytes?: number,
): Promise<ShowNotes | undefined> => {
  const { script, coverage } = outputs;
  if (!script) return undefined;
  const read = async (object: StoredObject): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await objects.get(object)));
  try {
    const [written, covered] = await Promise.all([read(script), coverage && read(coverage)]);
    return writeShowNotes(
      ScriptSchema.parse(written),
      CoverageSchema.optional().parse(covered),
      mostBytes,
    );
  } catch (error) {
    // What storage answers later may be the notes; what can't be read is not worth a feed.
    if (error instanceof StepcastError && error.retryable) throw error;
    return undefined;
  }
};

const allNotes = async (
  episodes: readonly FeedEpisode[],
  deps: PublishFeedDeps,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<Map<string, ShowNotes>> => {
  const notes = new Map<string, ShowNotes>();
  const waiting = episodes.slice(0, EPISODES_WITH_NOTES);
  while (waiting.length > 0) {
    const batch = waiting.splice(0, READS_AT_ONCE);
    const read = await Promise.all(batch.map((episode) => notesOf(episode, deps)));
    batch.forEach((episode, index) => {
      const found = read[index];
      if (found) notes.set(episode.id, found);
      else logger.warn('An episode has no show notes', { notedEpisode: episode.id });
    });
  }
  return notes;
};

/** Stores the notes of one episode with every post, for people and programs that read them outside of the feed. */
const storeNotes = async (
  objects: PublishFeedDeps['objects'],
  episode: Pick<PublishFeedInput, 'podcastId' | 'episodeId'>,
  { html, text }: ShowNotes,
): Promise<PublishFeedOutput['notes']> => {
  const store = (output: 'notesHtml' | 'notesText', body: string, contentType: string) => {
    const sha256 = createHash('sha256').update(body).digest('hex');
    return objects.put(outputKey(episode, output, sha256), body, { contentType });
  };
  const [htmlObject, textObject] = await Promise.all([
    store('notesHtml', html, 'text/html; charset=utf-8'),
    store('notesText', text, 'text/plain; charset=utf-8'),
  ]);
  return { html: htmlObject, text: textObject };
};

/** The show's own picture, or one that is drawn for it: directories refuse a feed without. */
const pictureOf = async (
  { objects, mediaBaseUrl }: PublishFeedDeps,
  { id, imageUrl }: FeedContents['show'],
): Promise<string> => {
  if (imageUrl) return imageUrl;
  const { key } = await objects.putMutable(coverKey(id), drawCover(id), {
    contentType: 'image/png',
  });
  return `${mediaBaseUrl}/${key}`;
};

/** Writes the documents of a feed, those that others lead to before these; answers the feed itself. */
const putFeed = async (
  deps: PublishFeedDeps,
  contents: FeedContents,
  how: Pick<FeedOptions, 'link' | 'notes'>,
): Promise<Pick<PublishFeedOutput, 'feed' | 'items'>> => {
  const { objects, mediaBaseUrl } = deps;
  const { show } = contents;
  const feedUrl = `${mediaBaseUrl}/${feedKey(show.id)}`;
  const [identity, pictureUrl] = await Promise.all([
    deps.episodes.claimIdentity(show.id, { guid: podcastGuid(feedUrl), feedUrl }),
    pictureOf(deps, show),
  ]);
  const common = { show, identity, pictureUrl, feedUrl, mediaBaseUrl, ...how };
  const urlOf = (key: string | undefined) => key && `${mediaBaseUrl}/${key}`;
  let listed = 0;
  let feed: StoredObject | undefined;
  for (const { key, episodes, isArchive, prevKey, nextKey } of toFeedPages(
    show.id,
    contents.episodes,
  )) {
    const [prevUrl, nextUrl] = [urlOf(prevKey), urlOf(nextKey)];
    const page = {
      url: `${mediaBaseUrl}/${key}`,
      isArchive,
      ...(prevUrl ? { prevUrl } : {}),
      ...(nextUrl ? { nextUrl } : {}),
    };
    const { xml, items } = buildFeed({ ...common, episodes, page });
    listed += items;
    feed = await objects.putMutable(key, xml, {
      contentType: 'application/rss+xml; charset=utf-8',
    });
  }
  if (feed === undefined) throw new TypeError('A feed has at least one document.');
  return { feed, items: listed };
};

/**
 * Writes the show's feed with the episode in it, then marks the episode as published. In this order,
 * because a run that stops between the two leaves a right feed, and the next one writes it again
 * and marks: `published_at` is never set for an episode that no feed has.
 * @throws EpisodeNotCompleted
 */
export const publishFeed = async (
  deps: PublishFeedDeps,
  input: PublishFeedInput,
  context: Pick<TaskContext, 'logger'>,
): Promise<PublishFeedOutput> => {
  const { episodes, objects } = deps;
  const { podcastId, episodeId } = input;
  const [{ config }, contents] = await Promise.all([
    episodes.read(episodeId),
    episodes.listPublished(podcastId),
  ]);
  const published = contents.episodes.find(({ id }) => id === episodeId);
  if (!published) {
    throw new EpisodeNotCompleted(
      `Episode ${episodeId} is not among the completed ones of show ${podcastId}. The feed was left as it is; complete the episode first.`,
    );
  }
  const notes = await allNotes(contents.episodes, deps, context);
  const own = await notesOf(published, deps, Number.POSITIVE_INFINITY);
  const link = `https://t.me/${encodeURIComponent(config.telegramChannels[0] ?? '')}`;
  const { feed, items } = await putFeed(deps, contents, { link, notes });
  const stored = own ? await storeNotes(objects, { podcastId, episodeId }, own) : null;
  await episodes.markPublished(input);
  return { feed, items, notes: stored };
};
