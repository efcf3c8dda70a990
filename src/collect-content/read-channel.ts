import type { Post, Window } from '../episode/content.ts';
import { AlbumAssembler } from './albums.ts';
import type { ChannelMessage, PageStart } from './channel-source.ts';
import { isUsable, type Selection } from './is-usable.ts';
import type { NewestPosts } from './newest-posts.ts';
import { toPost } from './to-post.ts';
import { type VoiceFiles, voiceKey } from './voice/voice-file.ts';

/** The parts of an album may be a few seconds apart; this far beyond the window's edges they are still looked for. */
const EDGE_SECONDS = 10;

/** Once nothing older can be kept, this many pages are still read to count exactly what the cap dropped. */
const COUNTING_PAGES = 20;

/** What was found in a channel, in posts; some of the usable ones may have been dropped by the cap. */
export interface ChannelCount {
  found: number;
  filtered: number;
}

type ReadPage = (start: PageStart) => Promise<ChannelMessage[]>;

interface Task {
  readonly channel: string;
  readonly window: Window;
  readonly selection: Selection;
  /** Where voice messages are noted; left out where nobody turns them into text. */
  readonly voices?: VoiceFiles | undefined;
}

const seconds = (timestamp: string): number => Date.parse(timestamp) / 1000;

/**
 * Reads a channel's posts of the window, from new to old, into `newest`. An album belongs where its
 * first message is. When the cap leaves no room for older posts, counting them goes on for a bounded
 * number of pages; what is older still is counted by message ids, which is at least the number of posts.
 */
export const readChannel = async (
  readPage: ReadPage,
  { channel, window, selection, voices }: Task,
  newest: NewestPosts,
): Promise<ChannelCount> => {
  const [from, until] = [seconds(window.from), seconds(window.until)];
  const count: ChannelCount = { found: 0, filtered: 0 };
  const albums = new AlbumAssembler();

  const take = (groups: readonly ChannelMessage[][]): void => {
    const usable: Post[] = [];
    for (const [first, ...rest] of groups) {
      if (!first || first.isService || first.date < from || first.date >= until) continue;
      const post = toPost([first, ...rest]);
      count.found += 1;
      const voice = [first, ...rest].find((message) => message.voice)?.voice;
      if (voice) voices?.set(voiceKey(channel, post.id), voice);
      if (isUsable(post, selection, voices !== undefined && voice !== undefined)) usable.push(post);
      else count.filtered += 1;
    }
    newest.add(channel, usable);
  };

  let start: PageStart = { beforeDate: Math.ceil(until) + EDGE_SECONDS };
  let lowestId = Number.POSITIVE_INFINITY;
  for (let countingPages = 0; countingPages < COUNTING_PAGES; ) {
    // Never twice the same message, whatever the server answers.
    const page = (await readPage(start)).filter(({ id }) => id < lowestId);
    const last = page.at(-1);
    if (last) take(page.flatMap((message) => albums.push(message)));
    if (!last || last.date < from - EDGE_SECONDS) {
      take(albums.flush());
      return count;
    }
    lowestId = last.id;
    start = { beforeId: lowestId };
    if (newest.excludes(new Date(last.date * 1000).toISOString())) countingPages += 1;
  }
  take(albums.flush());
  const [beforeWindow] = await readPage({ beforeDate: Math.floor(from) });
  count.found += Math.max(0, lowestId - 1 - (beforeWindow?.id ?? 0));
  return count;
};
