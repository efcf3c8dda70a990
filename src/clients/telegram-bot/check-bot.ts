import { Api } from 'grammy/web';
import { toBotError } from './bot-error.ts';
import { type BotAccess, chatIdOf } from './telegram-bot.ts';

const TIMEOUT_SECONDS = 20;

/** What a bot is called, and what it lacks in a chat, each as a sentence with what to do. */
export interface BotInChat {
  /** Its `@name`. */
  readonly bot: string;
  readonly chat: string;
  readonly gaps: readonly string[];
}

const openApi = ({ token, endpoint }: BotAccess) =>
  new Api(token, { apiRoot: endpoint, timeoutSeconds: TIMEOUT_SECONDS });

const ask = async <T>(method: string, chat: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw toBotError(error, { method, chat, isSent: false });
  }
};

/** The bot's `@name`, as Telegram knows it. @throws TelegramBotTokenRefused, TelegramBotUnavailable */
export const nameBot = async (access: BotAccess): Promise<string> =>
  `@${(await ask('getMe', '', () => openApi(access).getMe())).username}`;

/**
 * Asks Telegram whether a bot may post, edit and delete in a chat. Nothing is sent there.
 * @throws TelegramBotTokenRefused, TelegramChatNotFound, TelegramBotMayNotPost, TelegramBotUnavailable
 */
export const checkBotIn = async (access: BotAccess, chat: string): Promise<BotInChat> => {
  const api = openApi(access);
  const me = await ask('getMe', chat, () => api.getMe());
  const { type, id } = await ask('getChat', chat, () => api.getChat(chatIdOf(chat)));
  const bot = `@${me.username}`;
  // A person who has begun a talk with the bot has let it write.
  if (type === 'private') return { bot, chat, gaps: [] };
  const member = await ask('getChatMember', chat, () => api.getChatMember(id, me.id));
  if (member.status !== 'administrator') {
    const isIn = member.status === 'member' && type !== 'channel';
    const gap = isIn
      ? `${bot} is a member of ${chat}: it can post, and delete what is younger than 48 hours. As an administrator it could delete later too.`
      : `${bot} is no administrator of ${chat} (${member.status}). Make it one who may post, edit and delete messages.`;
    return { bot, chat, gaps: [gap] };
  }
  const lacks = [
    ...(type === 'channel' && member.can_post_messages !== true ? ['post'] : []),
    ...(type === 'channel' && member.can_edit_messages !== true ? ['edit'] : []),
    ...(member.can_delete_messages ? [] : ['delete']),
  ];
  const gaps = lacks.map((right) => `${bot} may not ${right} messages in ${chat}. Let it.`);
  return { bot, chat, gaps };
};
