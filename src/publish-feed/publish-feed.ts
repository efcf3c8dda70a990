import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ownPictureUrl } from '../episode/picture/cover-keys.ts';
import { coverKey, outputKey } from '../episode/storage-keys.ts';
import type { EpisodeChange } from '../episode/visibility.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { indexPublished } from '../search/index/index-published.ts';
import { drawCover } from './cover/draw-cover.ts';
import type { PublishFeedDeps } from './deps.ts';
import { putDirectory } from './directory/put-directory.ts';
import type { FeedContents, FeedEpisode } from './feed-contents.ts';
import { followVisibility, withholdPages } from './follow-visibility.ts';
import { pageAddresses, putShowPage } from './pages/put-pages.ts';
import { podcastGuid } from './podcast-guid.ts';
import { putFeed } from './put-feed.ts';
import { readPublished } from './read-published.ts';
import type { ShowNotes } from './show-notes.ts';
import type { PublishFeedInput, PublishFeedOutput } from './task.ts';
import { notesOf, writePages } from './write-pages.ts';

/** Thrown when the episode to be published is not among the show's completed ones. */
export class EpisodeNotCompleted extends StepcastError {
  override readonly name = 'EpisodeNotCompleted';
  readonly retryable = false;
}

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
  show: FeedContents['show'],
): Promise<string> => {
  const own = ownPictureUrl(show, mediaBaseUrl);
  if (own !== null) return own;
  const { id } = show;
  const { key } = await objects.putMutable(coverKey(id), drawCover(id), {
    contentType: 'image/png',
  });
  return `${mediaBaseUrl}/${key}`;
};

interface Written extends Omit<PublishFeedOutput, 'isToBePosted'> {
  readonly listed: readonly FeedEpisode[];
}

/** Writes what is public of a show as its episodes stand by now. @throws EpisodeNotCompleted */
const writeShow = async (
  deps: PublishFeedDeps,
  { podcastId, episodeId }: PublishFeedInput,
  changed: EpisodeChange | undefined,
  context: Pick<TaskContext, 'logger'>,
): Promise<Written> => {
  const { episodes, objects, mediaBaseUrl } = deps;
  const contents = underOneBase(await episodes.listPublished(podcastId), mediaBaseUrl);
  const published = contents.episodes.find(({ id }) => id === episodeId);
  if (!published && (changed === undefined || changed.visibility === 'public')) {
    throw new EpisodeNotCompleted(
      `Episode ${episodeId} is not among the completed ones of show ${podcastId}. The feed was left as it is; complete the episode first.`,
    );
  }
  if (changed?.isDecided) await followVisibility(deps.files, podcastId, changed);
  const own = published && (await readPublished(published, deps));
  const { feedUrl, showUrl, urlOf } = pageAddresses(mediaBaseUrl, podcastId);
  const [identity, pictureUrl] = await Promise.all([
    episodes.claimIdentity(podcastId, { guid: podcastGuid(feedUrl), feedUrl }),
    pictureOf(deps, contents.show),
  ]);
  const read = async (episode: FeedEpisode) =>
    episode === published && own ? own : readPublished(episode, deps);
  const notes = await writePages(deps, contents, { pictureUrl, episodeId, read }, context);
  await putShowPage(deps, contents, pictureUrl);
  const { feed, items } = await putFeed(deps, contents, {
    ...{ identity, pictureUrl, notes, feedUrl, link: showUrl, linkOf: urlOf },
  });
  const whole = own && notesOf(own, Number.POSITIVE_INFINITY);
  const stored = whole ? await storeNotes(objects, { podcastId, episodeId }, whole) : null;
  return { feed, items, notes: stored, listed: contents.episodes };
};

/**
 * Writes the show's pages and its feed with the episode in it, then marks the episode as published. In
 * this order, because a run that stops between the two leaves a right feed, and the next one writes it
 * again and marks: `published_at` is never set for an episode that no feed has. What is public then
 * goes into the directory of all shows and the search index; a run that fails there has published, and the next one goes on.
 *
 * Of an episode that is hidden or withdrawn the files are taken away first, and feed and pages written
 * without it. Whoever hides one while another run writes would be overwritten by it: so each run looks
 * again when it has written, and writes once more until nobody has changed anything meanwhile.
 * @throws EpisodeNotCompleted
 */
export const publishFeed = async (
  deps: PublishFeedDeps,
  input: PublishFeedInput,
  context: Pick<TaskContext, 'logger'>,
): Promise<PublishFeedOutput> => {
  const { episodes, files } = deps;
  const { podcastId, episodeId } = input;
  let changes = await episodes.listChanges(podcastId);
  for (;;) {
    const changed = changes.find((change) => change.episodeId === episodeId);
    const { listed, ...written } = await writeShow(deps, input, changed, context);
    const since = await episodes.listChanges(podcastId);
    if (isDeepStrictEqual(since, changes)) {
      const marked = await episodes.markPublished(input, changed?.changedAt ?? null);
      await putDirectory(deps);
      await indexPublished(podcastId, listed, deps, context);
      return { ...written, ...marked };
    }
    await withholdPages(files, podcastId, since);
    changes = since;
  }
};
