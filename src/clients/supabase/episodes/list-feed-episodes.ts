import { z } from 'zod';
import type { FeedEpisode } from '../../../publish-feed/feed-contents.ts';
import type { openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { FEED_EPISODE_COLUMNS, FeedEpisodeRowSchema } from './feed-rows.ts';

/** What PostgREST answers at most unless a project is set otherwise. */
const FEED_PAGE = 1000;

/** All episodes of a show's feed, newest first. Read oldest first, so that one which comes in between shifts no page. */
export const listFeedEpisodes = async (
  database: ReturnType<typeof openDatabase>,
  podcastId: string,
): Promise<readonly FeedEpisode[]> => {
  const episodes: FeedEpisode[] = [];
  for (;;) {
    const rows = database
      .from('feed_episodes')
      .select(FEED_EPISODE_COLUMNS)
      .eq('podcast_id', podcastId)
      .order('published_at')
      .order('id', { ascending: false })
      .range(episodes.length, episodes.length + FEED_PAGE - 1);
    const page = await readResponse(rows, {
      action: `list the episodes of show ${podcastId}`,
      schema: z.array(FeedEpisodeRowSchema),
    });
    // A project may be set to answer fewer at once: only an empty page is the last.
    if (page.length === 0) return episodes.toReversed();
    episodes.push(...page);
  }
};
