import { z } from 'zod';
import {
  POST_STATUSES,
  type PostAnswer,
  type PostRequests,
} from '../../../episode/telegram-post-requests.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readOutcome } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

const AnswerSchema = z.union([
  z.object({
    outcome: z.enum(['asked', 'confirmed']),
    chat: z.string(),
    execution: z.string(),
  }),
  z.object({ outcome: z.enum(POST_STATUSES), chat: z.string() }),
  z.object({ outcome: z.enum(['not-published', 'no-chat', 'none']) }),
]);
const REFUSED = { [REFUSALS.UnknownEpisode]: 'unknown' } as const;

/** Asks for messages in Telegram. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createPostRequests = (config: DatabaseConfig): PostRequests => {
  const database = openDatabase(config);
  const ask = async (name: string, args: object, action: string): Promise<PostAnswer> => {
    const call = database.rpc(name, args);
    const answer = await readOutcome(call, { action, schema: AnswerSchema, refusals: REFUSED });
    return 'refused' in answer ? { outcome: answer.refused } : answer.row;
  };
  return {
    request: (episodeId, isMissing) =>
      ask(
        'request_telegram_post',
        { p_episode_id: episodeId, p_is_missing: isMissing },
        `have episode ${episodeId} posted`,
      ),
    confirm: (episodeId, messageId, kind) =>
      ask(
        'confirm_telegram_post',
        { p_episode_id: episodeId, p_message_id: messageId, p_kind: kind },
        `confirm the message of episode ${episodeId}`,
      ),
  };
};
