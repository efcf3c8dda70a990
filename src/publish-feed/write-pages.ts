import { isDeepStrictEqual } from 'node:util';
import { clipPageKey, clipPagesPrefix } from '../episode/storage-keys.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import type { PublishFeedDeps } from './deps.ts';
import type { FeedContents, FeedEpisode } from './feed-contents.ts';
import {
  type PageRecords,
  pageDigest,
  putPageRecords,
  readPageRecords,
} from './pages/page-records.ts';
import { putEpisodePages } from './pages/put-pages.ts';
import type { PublishedFiles } from './read-published.ts';
import { type ShowNotes, writeShowNotes } from './show-notes.ts';

/** Older episodes have their description alone in the feed, which is read whole at every poll. */
const EPISODES_NOTED = 50;
/** So many episodes have their pages written in one run; the next one goes on with what is left. */
const PAGES_AT_ONCE = 2000;
const READS_AT_ONCE = 10;

/** The notes of an episode, of at most so many bytes; undefined where its script can't be read. */
export const notesOf = (
  { script, coverage }: PublishedFiles,
  mostBytes?: number,
): ShowNotes | undefined => script && writeShowNotes(script, coverage, mostBytes);

interface PagesOptions {
  readonly pictureUrl: string;
  /** The episode whose pages are written in any case. */
  readonly episodeId: string;
  read(episode: FeedEpisode): Promise<PublishedFiles>;
}

/**
 * Writes the pages that would be made of something else by now, those of the newest episodes first: of one
 * that has changed its own, of a show that has moved or is called otherwise all. Answers the notes of the newest
 * episodes by episode id.
 */
export const writePages = async (
  deps: PublishFeedDeps,
  { show, episodes }: FeedContents,
  { pictureUrl, episodeId, read }: PagesOptions,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<Map<string, ShowNotes>> => {
  const { files: stored, mediaBaseUrl } = deps;
  const notes = new Map<string, ShowNotes>();
  const known = await readPageRecords(deps, show.id);
  const standing: PageRecords = {};
  let left = PAGES_AT_ONCE;

  const writePagesOf = async (episode: FeedEpisode, files: PublishedFiles, digest: string) => {
    const before = known[episode.id];
    const clips = episode.soundbites.map((clip) => clipPageKey(show.id, episode.id, clip));
    // Of an episode that was hidden nobody knows which clips it had.
    if (!isDeepStrictEqual(before?.clips, clips)) {
      await stored.withhold(clipPagesPrefix(show.id, episode.id));
    }
    await putEpisodePages(deps, { show, pictureUrl }, episode, files);
    standing[episode.id] = { digest, clips };
  };
  const write = async ([episode, index]: readonly [FeedEpisode, number]): Promise<void> => {
    const digest = pageDigest(show, episode, { pictureUrl, mediaBaseUrl });
    const record = known[episode.id];
    const isOwn = episode.id === episodeId;
    const isStale = isOwn || (record?.digest !== digest && left > 0);
    if (record) standing[episode.id] = record;
    if (isStale) left -= 1;
    const isNoted = isOwn || index < EPISODES_NOTED;
    if (!isNoted && !isStale) return;
    const files = await read(episode);
    if (isNoted) {
      const noted = notesOf(files);
      if (noted) notes.set(episode.id, noted);
      else logger.warn('An episode has no show notes', { notedEpisode: episode.id });
    }
    if (isStale) await writePagesOf(episode, files, digest);
  };
  const waiting = episodes.map((episode, index) => [episode, index] as const);
  while (waiting.length > 0) await Promise.all(waiting.splice(0, READS_AT_ONCE).map(write));
  if (!isDeepStrictEqual(standing, known)) await putPageRecords(deps, show.id, standing);
  return notes;
};
