import type { TaskContext } from '../runtime/task-handler.ts';
import type { PublishFeedDeps } from './deps.ts';
import type { FeedContents, FeedEpisode } from './feed-contents.ts';
import { putEpisodePage } from './pages/put-pages.ts';
import type { PublishedFiles } from './read-published.ts';
import { type ShowNotes, writeShowNotes } from './show-notes.ts';

/**
 * Older episodes keep the page that they have, and their description alone in the feed, which is read
 * whole at every poll. The newer ones are written anew each time, as the show is called by now.
 */
const EPISODES_WRITTEN = 50;
const READS_AT_ONCE = 10;

/** The notes of an episode, of at most so many bytes; undefined where its script can't be read. */
export const notesOf = (
  { script, coverage }: PublishedFiles,
  mostBytes?: number,
): ShowNotes | undefined => script && writeShowNotes(script, coverage, mostBytes);

interface PagesOptions {
  readonly pictureUrl: string;
  /** The episode that is written however old it is. */
  readonly episodeId: string;
  read(episode: FeedEpisode): Promise<PublishedFiles>;
}

/** Writes the pages of the newest episodes; answers their notes by episode id. */
export const writePages = async (
  deps: PublishFeedDeps,
  { show, episodes }: FeedContents,
  { pictureUrl, episodeId, read }: PagesOptions,
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
  const waiting = episodes.filter(({ id }, index) => index < EPISODES_WRITTEN || id === episodeId);
  while (waiting.length > 0) await Promise.all(waiting.splice(0, READS_AT_ONCE).map(write));
  return notes;
};
