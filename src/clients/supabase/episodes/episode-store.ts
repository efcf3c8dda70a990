import { z } from 'zod';
import type { Attempt } from '../../../episode/attempt.ts';
import type { EpisodeStore } from '../../../episode/episode-store.ts';
import { EpisodeStatusSchema, isTerminal } from '../../../episode/status.ts';
import { StoredObjectSchema } from '../../../episode/stored-object.ts';
import type { FeedStore } from '../../../publish-feed/feed-contents.ts';
import type { EarlierEpisode } from '../../../write-script/read-memory.ts';
import { TimestampColumn } from '../columns.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';
import { EpisodeNotFound, PodcastNotFound, StaleExecution, writeErrors } from './episode-errors.ts';
import { EPISODE_COLUMNS, EpisodeRowSchema } from './episode-row.ts';
import {
  ChangeRowSchema,
  FeedIdentityRowSchema,
  LISTED_COLUMNS,
  ListedShowRowSchema,
  SHOW_COLUMNS,
  ShowRowSchema,
} from './feed-rows.ts';
import { listFeedEpisodes } from './list-feed-episodes.ts';

/** As many shows stand in a directory: it is read by people. */
const MOST_LISTED = 500;

const OwnerRowSchema = z.object({ status: EpisodeStatusSchema, execution: z.string() });

const EarlierRowSchema = z
  .object({
    episode_id: z.uuid(),
    window_until: TimestampColumn,
    coverage: StoredObjectSchema,
  })
  .transform(
    ({ episode_id, window_until, coverage }): EarlierEpisode => ({
      episodeId: episode_id,
      until: new Date(window_until),
      coverage,
    }),
  );

/** The episodes' rows, and what a show's feed lists. */
export interface DatabaseEpisodeStore extends EpisodeStore, FeedStore {
  /** Published episodes of the same show whose windows begin and end before this one's, the latest first; at most a month of them. @throws EpisodeNotFound */
  listEarlier(episodeId: string): Promise<readonly EarlierEpisode[]>;
}

/** What an execution tells of its episode while it runs. */
interface Note {
  readonly action: string;
  readonly rpc: string;
  /** The function's own parameters. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The episodes of a Supabase project. */
export const createEpisodeStore = (config: DatabaseConfig): DatabaseEpisodeStore => {
  const database = openDatabase(config);
  const note = async (attempt: Attempt, { action, rpc, values }: Note) => {
    const call = database.rpc(rpc, {
      p_episode_id: attempt.episodeId,
      p_execution: attempt.execution,
      ...values,
    });
    await readResponse(call, {
      action,
      schema: z.unknown(),
      errors: writeErrors(attempt),
    });
  };
  return {
    async read(episodeId) {
      const rows = database.from('episodes').select(EPISODE_COLUMNS).eq('id', episodeId);
      const [episode] = await readResponse(rows, {
        action: `read episode ${episodeId}`,
        schema: z.array(EpisodeRowSchema),
      });
      if (episode === undefined) throw new EpisodeNotFound(episodeId);
      return episode;
    },

    async checkOwned(attempt) {
      const { episodeId, execution } = attempt;
      const rows = database.from('episodes').select('status,execution').eq('id', episodeId);
      const [row] = await readResponse(rows, {
        action: `ask whose episode ${episodeId} is`,
        schema: z.array(OwnerRowSchema),
      });
      if (row === undefined) throw new EpisodeNotFound(episodeId);
      if (row.execution !== execution) {
        throw new StaleExecution(attempt, `it is the execution ${row.execution}'s.`);
      }
      if (isTerminal(row.status)) throw new StaleExecution(attempt, `it is ${row.status}.`);
    },

    reportProgress: (attempt, done, total) =>
      note(attempt, {
        action: `note the progress of episode ${attempt.episodeId}`,
        rpc: 'update_episode_progress',
        values: { p_done: done, p_total: total },
      }),

    noteWait: (attempt, { reason, seconds }) =>
      note(attempt, {
        action: `note why episode ${attempt.episodeId} waits`,
        rpc: 'note_episode_wait',
        values: { p_reason: reason, p_seconds: seconds },
      }),

    noteWarnings: (attempt, state, warnings) =>
      note(attempt, {
        action: `note the warnings of episode ${attempt.episodeId}`,
        rpc: 'note_episode_warnings',
        values: { p_state: state, p_warnings: warnings },
      }),

    async markPublished(attempt, visibilityChangedAt = null) {
      const { episodeId, execution } = attempt;
      const call = database
        .rpc('mark_episode_published', {
          p_episode_id: episodeId,
          p_execution: execution,
          p_visibility_changed_at: visibilityChangedAt,
        })
        .select('unposted_since')
        .single();
      const { unposted_since: since } = await readResponse(call, {
        action: `mark episode ${episodeId} as published`,
        schema: z.object({ unposted_since: z.string().nullable() }),
        errors: writeErrors(attempt),
      });
      return { isToBePosted: since !== null };
    },

    async claimIdentity(podcastId, { guid, feedUrl }) {
      const call = database.rpc('claim_feed_identity', {
        p_podcast_id: podcastId,
        p_guid: guid,
        p_url: feedUrl,
      });
      return await readResponse(call, {
        action: `claim the identity of the feed of show ${podcastId}`,
        schema: FeedIdentityRowSchema,
        errors: {
          [REFUSALS.UnknownPodcast]: (_, cause) => new PodcastNotFound(podcastId, { cause }),
        },
      });
    },

    listChanges: (podcastId) =>
      readResponse(
        database
          .from('episode_changes')
          .select('id,visibility,changed_at,is_decided')
          .eq('podcast_id', podcastId)
          .order('id'),
        {
          action: `list what has changed of show ${podcastId}`,
          schema: z.array(ChangeRowSchema),
        },
      ),

    listEarlier: (episodeId) =>
      readResponse(database.rpc('earlier_episodes', { p_episode_id: episodeId }), {
        action: `list what was told before episode ${episodeId}`,
        schema: z.array(EarlierRowSchema),
        errors: {
          [REFUSALS.UnknownEpisode]: (_reason, cause) => new EpisodeNotFound(episodeId, cause),
        },
      }),

    async listShows() {
      const rows = database
        .from('listed_podcasts')
        .select(LISTED_COLUMNS)
        .order('last_published_at', { ascending: false })
        .limit(MOST_LISTED);
      const shows = await readResponse(rows, {
        action: 'list the shows that have something to hear',
        schema: z.array(ListedShowRowSchema),
      });
      return shows.toSorted((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
    },

    async listPublished(podcastId) {
      const [shows, episodes] = await Promise.all([
        readResponse(database.from('shows').select(SHOW_COLUMNS).eq('id', podcastId), {
          action: `read show ${podcastId}`,
          schema: z.array(ShowRowSchema),
        }),
        listFeedEpisodes(database, podcastId),
      ]);
      const [show] = shows;
      if (show === undefined) throw new PodcastNotFound(podcastId);
      return { show, episodes };
    },
  };
};
