import { XMLParser } from 'fast-xml-parser';
import { feedKey, publicPrefixes } from '../../../src/episode/storage-keys.ts';
import type { World } from '../world.ts';
import type { Claim, EpisodeRow, Rows } from './rows.ts';

const TERMINAL = new Set(['completed', 'skipped', 'failed']);
/** Which status may follow which; a new attempt leaves an end for `pending`. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  '': ['pending'],
  pending: ['content_collected', 'skipped', 'failed', 'processing'],
  content_collected: ['processing', 'awaiting_review', 'skipped', 'failed'],
  awaiting_review: ['pending', 'skipped', 'failed'],
  processing: ['completed', 'failed'],
  completed: ['pending'],
  skipped: ['pending'],
  failed: ['pending'],
};
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' });

const itemsOf = (xml: string | undefined): string[] => {
  if (xml === undefined) return [];
  const { item = [] } = parser.parse(xml).rss.channel as {
    item?: { guid: string | { '#text': string } }[];
  };
  return item.map(({ guid }) => (typeof guid === 'string' ? guid : guid['#text']));
};

/** Each episode has ended, by a legal path, and is where listeners are to find it, or nowhere. */
export const claimEpisodes = async (
  { database, bucket, losses }: World,
  { podcastIds, episodes, events }: Rows,
  claim: Claim,
): Promise<void> => {
  const releases = await database.query<{
    episode_id: string;
    count: number;
    is_public: boolean;
  }>(
    'select r.episode_id, count(*)::int, bool_and(r.is_public) as is_public from public.episode_releases r join public.episodes p on p.id = r.episode_id where p.podcast_id = any($1) group by 1',
    [podcastIds],
  );
  const feeds = new Map(
    podcastIds.map((podcastId) => [podcastId, itemsOf(bucket.text(feedKey(podcastId)))]),
  );
  const isInFeed = ({ id, podcast_id }: EpisodeRow) =>
    (feeds.get(podcast_id) ?? []).some((guid) => guid.includes(id));

  for (const episode of episodes) {
    const { id, status, outputs, podcast_id: podcastId } = episode;
    const nth = `episode ${episodes.indexOf(episode) + 1} (${status}, attempt ${episode.attempt})`;
    claim(TERMINAL.has(status), `${nth} has not ended`);
    const path = events.filter((event) => event.episode_id === id && event.change === null);
    path.forEach(({ status: to }, at) => {
      const from = path[at - 1]?.status ?? '';
      claim((LEGAL[from] ?? []).includes(to), `${nth} went from ${from || 'nothing'} to ${to}`);
    });
    claim(episode.republish_since === null, `${nth} is not yet as somebody wants it`);
    if (episode.visibility !== 'public') {
      const left = publicPrefixes({ podcastId, episodeId: id }).flatMap(bucket.publicKeys);
      claim(left.length === 0, `${nth} is ${episode.visibility}, and ${left[0]} is still there`);
      claim(!isInFeed(episode), `${nth} is ${episode.visibility} and in the feed`);
      claim(
        !releases.some((row) => row.episode_id === id && row.is_public),
        `${nth} is ${episode.visibility} and public`,
      );
      continue;
    }
    if (status !== 'completed') continue;
    claim(episode.published_at !== null, `${nth} is completed and not published`);
    claim(isInFeed(episode), `${nth} is completed and not in the feed`);
    claim(
      releases.some((row) => row.episode_id === id && row.count === 1 && row.is_public),
      `${nth} has not one release`,
    );
    const audio = outputs.audio;
    const stored = audio && bucket.head(audio.key, audio.versionId);
    const isThere = audio && bucket.publicKeys(audio.key).length === 1;
    if (losses.objects === 0) claim(isThere === true, `${nth} has audio that nobody can fetch`);
    if (losses.objects === 0)
      claim(stored?.etag === audio?.etag, `${nth} has no audio of its ETag`);
  }
};

/**
 * A window that was told is told once, and the next begins where it ends. What somebody has made again
 * keeps its window, although a later episode may have told it meanwhile (decision 021).
 */
export const claimWindows = ({ podcastIds, episodes }: Rows, claim: Claim): void => {
  for (const podcastId of podcastIds) {
    const own = episodes.filter((row) => row.podcast_id === podcastId);
    if (own.some(({ attempt }) => attempt > 1)) continue;
    const told = own.filter(({ status }) => status !== 'failed');
    told.slice(1).forEach((row, at) => {
      const end = told[at]?.window_until.getTime();
      const start = row.window_from.getTime();
      claim(
        start === end,
        `the windows of a show ${start > (end ?? 0) ? 'leave a gap' : 'overlap'}`,
      );
    });
  }
};
