import { z } from 'zod';
import type { Episode } from '../../../episode/episode.ts';
import type { FeedContents } from '../../../publish-feed/feed-contents.ts';
import { answerOf } from '../answer.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { EpisodeNotFound, PodcastNotFound, StaleExecution } from './episode-errors.ts';
import { EPISODE_COLUMNS, EpisodeRowSchema } from './episode-row.ts';
import {
  FEED_EPISODE_COLUMNS,
  FeedEpisodeRowSchema,
  SHOW_COLUMNS,
  ShowRowSchema,
} from './feed-rows.ts';

/** What PostgREST answers in one page unless a project is set otherwise; a feed lists the newest. */
const FEED_LIMIT = 1000;

/** The episodes' rows. Every method may throw DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export interface EpisodeStore {
  /** @throws EpisodeNotFound */
  read(episodeId: string): Promise<Episode>;
  /** Notes how far the speaking is; what would go back is passed over. @throws EpisodeNotFound, StaleExecution */
  reportProgress(episodeId: string, execution: string, done: number, total: number): Promise<void>;
  /** Notes why the episode waits, 1 to 86,400 seconds from now. @throws EpisodeNotFound, StaleExecution */
  noteWait(
    episodeId: string,
    execution: string,
    wait: { readonly reason: string; readonly seconds: number },
  ): Promise<void>;
  /** Notes what went wrong in a state without failing it, in place of what it noted before. @throws EpisodeNotFound, StaleExecution */
  noteWarnings(
    episodeId: string,
    execution: string,
    state: string,
    warnings: readonly { readonly name: string; readonly message: string }[],
  ): Promise<void>;
  /** Makes a completed episode public as it is now. @throws EpisodeNotFound, StaleExecution */
  markPublished(episodeId: string, execution: string): Promise<void>;
  /** The show and what its feed lists, newest first: completed episodes, and published ones as they were published. @throws PodcastNotFound */
  listPublished(podcastId: string): Promise<FeedContents>;
}

const writeErrors = (episodeId: string, execution: string) => ({
  PT404: (_reason: string, cause: unknown) => new EpisodeNotFound(episodeId, cause),
  PT409: (reason: string, cause: unknown) =>
    new StaleExecution(episodeId, execution, reason, cause),
});

/** What an execution tells of its episode while it runs. */
interface Note {
  readonly action: string;
  readonly rpc: string;
  /** The function's own parameters. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The episodes of a Supabase project. */
export const createEpisodeStore = (config: DatabaseConfig): EpisodeStore => {
  const database = openDatabase(config);
  const note = async (episodeId: string, execution: string, { action, rpc, values }: Note) => {
    const call = database.rpc(rpc, {
      p_episode_id: episodeId,
      p_execution: execution,
      ...values,
    });
    await answerOf(call, {
      action,
      schema: z.unknown(),
      errors: writeErrors(episodeId, execution),
    });
  };
  return {
    async read(episodeId) {
      const rows = database.from('episodes').select(EPISODE_COLUMNS).eq('id', episodeId);
      const [episode] = await answerOf(rows, {
        action: `read episode ${episodeId}`,
        schema: z.array(EpisodeRowSchema),
      });
      if (episode === undefined) throw new EpisodeNotFound(episodeId);
      return episode;
    },

    reportProgress: (episodeId, execution, done, total) =>
      note(episodeId, execution, {
        action: `note the progress of episode ${episodeId}`,
        rpc: 'update_episode_progress',
        values: { p_done: done, p_total: total },
      }),

    noteWait: (episodeId, execution, { reason, seconds }) =>
      note(episodeId, execution, {
        action: `note why episode ${episodeId} waits`,
        rpc: 'note_episode_wait',
        values: { p_reason: reason, p_seconds: seconds },
      }),

    noteWarnings: (episodeId, execution, state, warnings) =>
      note(episodeId, execution, {
        action: `note the warnings of episode ${episodeId}`,
        rpc: 'note_episode_warnings',
        values: { p_state: state, p_warnings: warnings },
      }),

    async markPublished(episodeId, execution) {
      const call = database
        .rpc('mark_episode_published', { p_episode_id: episodeId, p_execution: execution })
        .select('id');
      await answerOf(call, {
        action: `mark episode ${episodeId} as published`,
        schema: z.unknown(),
        errors: writeErrors(episodeId, execution),
      });
    },

    async listPublished(podcastId) {
      const [shows, episodes] = await Promise.all([
        answerOf(database.from('podcasts').select(SHOW_COLUMNS).eq('id', podcastId), {
          action: `read show ${podcastId}`,
          schema: z.array(ShowRowSchema),
        }),
        answerOf(
          database
            .from('feed_episodes')
            .select(FEED_EPISODE_COLUMNS)
            .eq('podcast_id', podcastId)
            .order('published_at', { ascending: false })
            .order('id')
            .limit(FEED_LIMIT),
          {
            action: `list the episodes of show ${podcastId}`,
            schema: z.array(FeedEpisodeRowSchema),
          },
        ),
      ]);
      const [show] = shows;
      if (show === undefined) throw new PodcastNotFound(podcastId);
      return { show, episodes };
    },
  };
};
