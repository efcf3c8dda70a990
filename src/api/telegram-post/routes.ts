import type { PostAnswer, PostRequests } from '../../episode/telegram-post-requests.ts';
import { CONNECT_BOT } from '../../post-to-telegram/connect-bot.ts';
import { messageKindOf } from '../../post-to-telegram/message-kind.ts';
import { messageIdIn } from '../../show/telegram-message.ts';
import { type EpisodeStatusDeps, findStatus } from '../episode-status/find-status.ts';
import { jsonResult, urlOf } from '../lambda-proxy.ts';
import { RequestProblem, unknownEpisode } from '../problem.ts';
import { malformedBody, parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { type SweepDeps, sweepEpisode } from '../sweep-episode.ts';
import { PostConfirmationSchema, PostRequestSchema } from './schema.ts';

/** What the routes of messages in Telegram work with. */
export interface PostDeps extends EpisodeStatusDeps, SweepDeps {
  readonly posts: PostRequests;
  /** Whether there is a bot to post with. */
  readonly hasBot: boolean;
}

type Refused =
  | Exclude<PostAnswer, { readonly outcome: 'asked' | 'confirmed' | 'unknown' }>
  | { readonly outcome: 'no-bot' };

const WORDS: Readonly<Record<Refused['outcome'], (chat: string) => [kind: string, words: string]>> =
  {
    posted: (chat) => ['post-stands', `Its message stands in ${chat}, and follows it by itself.`],
    sending: (chat) => [
      'post-under-way',
      `It is being sent to ${chat}. Look again in some minutes.`,
    ],
    unsure: (chat) => [
      'post-unsure',
      `It was sent to ${chat}, but no answer came. Look into the chat: if the message is there, confirm it by its link; if it isn't, ask again and say so (isMissing).`,
    ],
    removed: (chat) => [
      'no-post',
      `Its message was taken out of ${chat}: there is none to confirm.`,
    ],
    none: () => ['no-post', 'It was never sent: there is no message to confirm. Have it posted.'],
    'no-chat': () => [
      'no-chat',
      'Its show names no Telegram channel or chat. Give the show one (telegramChat), then ask again.',
    ],
    'no-bot': () => [
      'no-bot',
      `No Telegram bot is connected to post it with. ${CONNECT_BOT} Then ask again.`,
    ],
    'not-published': () => [
      'not-published',
      "It isn't published. What listeners can't have isn't posted.",
    ],
  };

const refusal = (episodeId: string, answer: Refused): RequestProblem => {
  const [kind, words] = WORDS[answer.outcome]('chat' in answer ? answer.chat : '');
  return new RequestProblem(kind, 409, 'Not posted', `Episode ${episodeId}: ${words}`);
};

/** The routes that have an episode posted in Telegram, and say what stands there. */
export const createPostRoutes = (deps: PostDeps) => {
  const { posts, episodes } = deps;

  const tell = async (event: Parameters<Route>[0], episodeId: string, answer: PostAnswer) => {
    if (answer.outcome === 'unknown') throw unknownEpisode(episodeId);
    if (!('execution' in answer)) throw refusal(episodeId, answer);
    await sweepEpisode(deps, answer.execution);
    const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
    return jsonResult(202, await findStatus(deps, episodeId), { Location: statusUrl });
  };

  return {
    'POST /api/v1/episodes/{episodeId}/post': async (event) => {
      const episodeId = readId(event, 'episodeId');
      const { isMissing } = parseBody(PostRequestSchema, readJson(event, {}));
      if (!deps.hasBot) {
        if (!(await episodes.find(episodeId))) throw unknownEpisode(episodeId);
        throw refusal(episodeId, { outcome: 'no-bot' });
      }
      return tell(event, episodeId, await posts.request(episodeId, isMissing));
    },
    'PUT /api/v1/episodes/{episodeId}/post': async (event) => {
      const episodeId = readId(event, 'episodeId');
      const { message } = parseBody(PostConfirmationSchema, readJson(event));
      const episode = await episodes.find(episodeId);
      if (!episode) throw unknownEpisode(episodeId);
      const { post, outputs } = episode;
      if (post === null || outputs.audio === undefined) {
        throw refusal(episodeId, { outcome: 'none' });
      }
      const messageId = messageIdIn(message, post.chat);
      if (messageId === null) {
        const words = `is neither a message's number nor a link to one in ${post.chat}`;
        throw malformedBody([{ field: 'message', message: words }]);
      }
      const kind = messageKindOf(outputs.audio);
      return tell(event, episodeId, await posts.confirm(episodeId, messageId, kind));
    },
  } satisfies Record<string, Route>;
};
