import { z } from 'zod';
import {
  POST_STATUSES,
  type PostAnswer,
  type PostRequests,
} from '../../../episode/telegram-post-requests.ts';
import { StepcastError } from '../../../errors/stepcast-error.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';
import { REFUSALS } from '../refusals.ts';

/** Thrown when the database knows no such episode. */
class EpisodeUnknown extends StepcastError {
  override readonly name = 'EpisodeUnknown';
  readonly retryable = false;
}

const AnswerSchema = z.union([
  z.object({
    outcome: z.enum(['asked', 'confirmed']),
    chat: z.string(),
    execution: z.string(),
  }),
  z.object({ outcome: z.enum(POST_STATUSES), chat: z.string() }),
  z.object({ outcome: z.enum(['not-published', 'no-chat', 'none']) }),
]);
const errors = {
  [REFUSALS.UnknownEpisode]: (reason: string, cause: unknown) =>
    new EpisodeUnknown(reason, { cause }),
};

/** Asks for messages in Telegram. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createPostRequests = (config: DatabaseConfig): PostRequests => {
  const database = openDatabase(config);
  const ask = async (name: string, args: object, action: string): Promise<PostAnswer> => {
    try {
      return await readResponse(database.rpc(name, args), { action, schema: AnswerSchema, errors });
    } catch (error) {
      if (error instanceof EpisodeUnknown) return { outcome: 'unknown' };
      throw error;
    }
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
