import { createHash } from 'node:crypto';
import { coverKey, outputKey } from '../episode/storage-keys.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { indexPublished } from '../search/index/index-published.ts';
import { drawCover } from './cover/draw-cover.ts';
import type { PublishFeedDeps } from './deps.ts';
import type { FeedContents, FeedEpisode } from './feed-contents.ts';
import { pageAddresses, putEpisodePage, putShowPage } from './pages/put-pages.ts';
import { podcastGuid } from './podcast-guid.ts';
import { putFeed } from './put-feed.ts';
import { type PublishedFiles, readPublished } from './read-published.ts';
import { type ShowNotes, writeShowNotes } from './show-notes.ts';
import type { PublishFeedInput, PublishFeedOutput } from './task.ts';

/** Thrown when the episode to be published is not among the show's completed ones. */
export class EpisodeNotCompleted extends StepcastError {
  override readonly name = 'EpisodeNotCompleted';
  readonly retryable = false;
}

/**
 * Older episodes keep the page that they have, and their description alone in the feed, which is read
 * whole at every poll. The newer ones are written anew each time, as the show is called by now.
 */
const EPISODES_WRITTEN = 50;
const READS_AT_ONCE = 10;

const notesOf = ({ script, coverage }: PublishedFiles, mostBytes?: number): ShowNotes | undefined =>
  script && writeShowNotes(script, coverage, mostBytes);

/** Writes the pages of the newest episodes; answers their notes by episode id. */
const writeNewest = async (
  deps: PublishFeedDeps,
  { show, episodes }: FeedContents,
  pictureUrl: string,
  read: (episode: FeedEpisode) => Promise<PublishedFiles>,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<Map<string, ShowNotes>> => {
  const notes = new Map<string, ShowNotes>();
  const write = async (episode: FeedEpisode): Promise<void> => {
    const files = await read(episode);
    const noted = notesOf(files);
    if (noted) notes.set(episode.id, noted);
    else logger.warn('An episode has no show notes', { notedEpisode: episode.id });
    await putEpisodePage(deps, { show, pictureUrl }, episode, files);
  };
  const waiting = episodes.slice(0, EPISODES_WRITTEN);
  while (waiting.length > 0) await Promise.all(waiting.splice(0, READS_AT_ONCE).map(write));
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

/** Audio that was made under an earlier address is fetched where all else of its episode is. */
const underOneBase = (contents: FeedContents, mediaBaseUrl: string): FeedContents => ({
  ...contents,
  episodes: contents.episodes.map((episode) => {
    const { audio } = episode.outputs;
    return audio ? { ...episode, audioUrl: `${mediaBaseUrl}/${audio.key}` } : episode;
  }),
});

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

/**
 * Writes the show's pages and its feed with the episode in it, then marks the episode as published. In
 * this order, because a run that stops between the two leaves a right feed, and the next one writes it
 * again and marks: `published_at` is never set for an episode that no feed has. What is public then
 * goes into the search index; a run that fails there has published, and the next one goes on.
 * @throws EpisodeNotCompleted
 */
export const publishFeed = async (
  deps: PublishFeedDeps,
  input: PublishFeedInput,
  context: Pick<TaskContext, 'logger'>,
): Promise<PublishFeedOutput> => {
  const { episodes, objects, mediaBaseUrl } = deps;
  const { podcastId, episodeId } = input;
  const contents = underOneBase(await episodes.listPublished(podcastId), mediaBaseUrl);
  const published = contents.episodes.find(({ id }) => id === episodeId);
  if (!published) {
    throw new EpisodeNotCompleted(
      `Episode ${episodeId} is not among the completed ones of show ${podcastId}. The feed was left as it is; complete the episode first.`,
    );
  }
  const own = await readPublished(published, deps);
  const { feedUrl, showUrl, urlOf } = pageAddresses(mediaBaseUrl, podcastId);
  const [identity, pictureUrl] = await Promise.all([
    episodes.claimIdentity(podcastId, { guid: podcastGuid(feedUrl), feedUrl }),
    pictureOf(deps, contents.show),
  ]);
  const read = async (episode: FeedEpisode) =>
    episode === published ? own : readPublished(episode, deps);
  const notes = await writeNewest(deps, contents, pictureUrl, read, context);
  await putShowPage(deps, contents, pictureUrl);
  const { feed, items } = await putFeed(deps, contents, {
    ...{ identity, pictureUrl, notes, feedUrl, link: showUrl, linkOf: urlOf },
  });
  const whole = notesOf(own, Number.POSITIVE_INFINITY);
  const stored = whole ? await storeNotes(objects, { podcastId, episodeId }, whole) : null;
  await episodes.markPublished(input);
  await indexPublished(podcastId, contents.episodes, deps, context);
  return { feed, items, notes: stored };
};
