import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { StepcastError } from '../../src/errors/stepcast-error.ts';
import {
  TelegramAsksToWait,
  TelegramBotUnavailable,
  TelegramMessageGone,
} from '../../src/post-to-telegram/post-errors.ts';
import type {
  AudioMessage,
  MessagePlace,
  TelegramBot,
} from '../../src/post-to-telegram/telegram-bot.ts';
import type { TelegramPostStore } from '../../src/post-to-telegram/telegram-post.ts';
import type { Outside } from './outside.ts';
import type { World } from './world.ts';

/** A message that stands in the simulation's channel. */
interface Standing {
  readonly messageId: number;
  readonly episodeId: string;
  /** The ETag of its sound. */
  readonly etag: string;
  readonly caption: string;
}

/** The channel in which episodes are posted, and how often an answer to a sending was lost. */
export const createChat = () => {
  const standing: Standing[] = [];
  return { standing, sent: 0, lostAnswers: 0 };
};
export type Chat = ReturnType<typeof createChat>;

export const CHAT = '@habari';
const CHAT_ID = -1001;
const FLOOD_SECONDS = 90;

/** The bot, on behalf of one episode. */
export const botOf = (
  { outside, chat }: { readonly outside: Outside; readonly chat: Chat },
  episodeId: string,
): TelegramBot => {
  const reach = <T>(name: string, work: () => T): Promise<T> => {
    let isDone = false;
    return outside.reach({
      ...{ kind: 'bot', name },
      call: async () => {
        const answer = work();
        isDone = true;
        return answer;
      },
      fail(fault) {
        if (fault === 'too many requests' && !isDone) throw new TelegramAsksToWait(FLOOD_SECONDS);
        if (isDone && name === 'sendAudio') chat.lostAnswers += 1;
        throw new TelegramBotUnavailable(name, `${fault}.`, isDone);
      },
    });
  };
  const contentOf = async ({ sound, caption }: AudioMessage) => ({
    ...{ episodeId, caption },
    etag: `"${hash('md5', await buffer(sound))}"`,
  });
  const change = ({ messageId }: MessagePlace, to: Partial<Standing>): void => {
    const at = chat.standing.findIndex((each) => each.messageId === messageId);
    const before = chat.standing[at];
    if (before === undefined) throw new TelegramMessageGone('message to edit not found');
    chat.standing[at] = { ...before, ...to };
  };
  const noText = () => Promise.reject(new Error('No episode of the simulation is too large.'));
  return {
    async sendAudio(_chat, message) {
      const content = await contentOf(message);
      return reach('sendAudio', () => {
        chat.sent += 1;
        chat.standing.push({ messageId: chat.sent, ...content });
        return { chatId: CHAT_ID, messageId: chat.sent };
      });
    },
    async editAudio(place, message) {
      const content = await contentOf(message);
      await reach('editMessageMedia', () => change(place, content));
    },
    editCaption: (place, caption) => reach('editMessageCaption', () => change(place, { caption })),
    sendText: noText,
    editText: noText,
    remove: ({ messageId }) =>
      reach('deleteMessage', () => {
        const at = chat.standing.findIndex((each) => each.messageId === messageId);
        if (at !== -1) chat.standing.splice(at, 1);
      }),
  };
};

/**
 * Runs a sending that can tell the database nothing for longer than it asks again, as when it is away
 * twice in two minutes: what it claimed, or has sent, is then told by nobody.
 */
export const countUntold = async <T>(
  losses: World['losses'],
  posts: TelegramPostStore,
  work: (posts: TelegramPostStore) => Promise<T>,
): Promise<T> => {
  let hasClaimed = false;
  const claim: TelegramPostStore['claim'] = (...of) => {
    hasClaimed = true;
    return posts.claim(...of);
  };
  try {
    return await work({ ...posts, claim });
  } catch (error) {
    const isTold = error instanceof StepcastError && error.name.startsWith('Telegram');
    if (hasClaimed && !isTold) losses.unnoted += 1;
    throw error;
  }
};
