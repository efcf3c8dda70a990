import { EpisodeStatusViewSchema } from '../episode-status/schema.ts';
import { PostConfirmationSchema, PostRequestSchema } from '../telegram-post/schema.ts';
import type { Operation } from './operation.ts';

const PATH = '/api/v1/episodes/{episodeId}/post';
const body = { name: 'EpisodeStatus', schema: EpisodeStatusViewSchema };
const problems = {
  404: 'There is no such episode',
  413: 'The body is too large',
  415: 'The body is not JSON',
};

/** The messages with which episodes are posted in Telegram. */
export const TELEGRAM_POST_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: PATH,
    operationId: 'postEpisode',
    summary: 'Has a published episode posted in the Telegram chat that its show names today',
    body: { name: 'PostRequest', schema: PostRequestSchema, optional: true },
    success: { status: 202, description: 'It will be posted. Its status', body },
    problems: {
      ...problems,
      400: 'Malformed episodeId or body',
      409: "It isn't published, its show names no chat, or a message stands, is on its way or may stand",
    },
  },
  {
    method: 'put',
    path: PATH,
    operationId: 'confirmPost',
    summary:
      'Says which message stands of which no answer came; it follows its episode from then on',
    body: { name: 'PostConfirmation', schema: PostConfirmationSchema },
    success: { status: 202, description: 'It will be made what the episode is. Its status', body },
    problems: {
      ...problems,
      400: 'Malformed, or no link to a message of that chat',
      409: 'There is no message in doubt',
    },
  },
];
