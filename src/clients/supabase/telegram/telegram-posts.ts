import { z } from 'zod';
import type { Attempt } from '../../../episode/attempt.ts';
import { EpisodeOutputsSchema } from '../../../episode/stored-object.ts';
import {
  PostContentSchema,
  type PostJob,
  type TelegramPostStore,
} from '../../../post-to-telegram/telegram-post.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { writeErrors } from '../episodes/episode-errors.ts';
import { readResponse } from '../read-response.ts';

const JobSchema = z.strictObject({
  attempt: z.number().int(),
  isDue: z.boolean(),
  waitSeconds: z.number().int().nonnegative(),
  isPublished: z.boolean(),
  isPublic: z.boolean(),
  visibilityChangedAt: z.string().nullable(),
  chat: z.string().nullable(),
  show: z.string(),
  imageUrl: z.string().nullable(),
  pictureKey: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  durationMs: z.number().int().nullable(),
  outputs: EpisodeOutputsSchema,
  post: z
    .strictObject({
      id: z.number().int(),
      attempt: z.number().int(),
      chat: z.string(),
      status: z.enum(['sending', 'posted', 'unsure', 'removed']),
      messageId: z.number().int().nullable(),
      content: PostContentSchema.nullable(),
      secondsLeft: z.number().int().nonnegative(),
    })
    .nullable(),
}) satisfies z.ZodType<PostJob>;

/** Posts in a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused as well. */
export const createTelegramPosts = (config: DatabaseConfig): TelegramPostStore => {
  const database = openDatabase(config);
  const of = ({ episodeId, execution }: Attempt) => ({
    p_episode_id: episodeId,
    p_execution: execution,
  });
  const settle = async (
    postId: number,
    outcome: string,
    standing: { readonly p_message_id?: number; readonly p_content?: unknown } = {},
  ): Promise<void> => {
    const call = database.rpc('settle_telegram_post', {
      ...{ p_post_id: postId, p_outcome: outcome },
      ...standing,
    });
    await readResponse(call, {
      action: `note that the message ${postId} is ${outcome}`,
      schema: z.unknown(),
    });
  };
  return {
    open: (attempt) =>
      readResponse(database.rpc('open_telegram_post', of(attempt)), {
        action: `look up the message of episode ${attempt.episodeId}`,
        schema: JobSchema,
        errors: writeErrors(attempt),
      }),
    claim: (attempt, { chat, seconds, key }) =>
      readResponse(
        database.rpc('claim_telegram_post', {
          ...of(attempt),
          ...{ p_chat: chat, p_seconds: seconds, p_key: key },
        }),
        {
          action: `claim the message of episode ${attempt.episodeId}`,
          schema: z.number().int().nullable(),
          errors: writeErrors(attempt),
        },
      ),
    noteRefused: (postId) => settle(postId, 'refused'),
    notePosted: (postId, messageId, content) =>
      settle(postId, 'posted', { p_message_id: messageId, p_content: content }),
    noteUnsure: (postId) => settle(postId, 'unsure'),
    noteRemoved: (postId) => settle(postId, 'removed'),
    async close(attempt, visibilityChangedAt) {
      const call = database.rpc('close_telegram_post', {
        ...of(attempt),
        p_visibility_changed_at: visibilityChangedAt,
      });
      await readResponse(call, {
        action: `note that the message of episode ${attempt.episodeId} is as it should be`,
        schema: z.unknown(),
        errors: writeErrors(attempt),
      });
    },
    async delay(attempt, seconds) {
      const call = database.rpc('delay_telegram_post', { ...of(attempt), p_seconds: seconds });
      await readResponse(call, {
        action: `note that the message of episode ${attempt.episodeId} has to wait`,
        schema: z.unknown(),
        errors: writeErrors(attempt),
      });
    },
  };
};
