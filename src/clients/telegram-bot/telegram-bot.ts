import { Api, GrammyError, InputFile } from 'grammy/web';
import { TelegramMessageGone } from '../../post-to-telegram/post-errors.ts';
import type {
  AudioMessage,
  MessagePlace,
  TelegramBot,
} from '../../post-to-telegram/telegram-bot.ts';
import { traceCall } from '../../runtime/tracing/trace.ts';
import { toBotError } from './bot-error.ts';

export interface BotAccess {
  /** As @BotFather gives it. */
  readonly token: string;
  /** Without a trailing slash. */
  readonly endpoint: string;
  /** For a call with a file, and for any other. */
  readonly timeouts?: { readonly uploadSeconds: number; readonly callSeconds: number };
}

/** The function has 300 s, some of them for the database and the cover. */
const TIMEOUTS = { uploadSeconds: 240, callSeconds: 20 } as const;

/** Counts what of a file has been handed on, and whether that was all. */
const watched = (sound: AsyncIterable<Uint8Array>) => {
  const state = { isSent: false, sizeBytes: 0 };
  const bytes = async function* () {
    for await (const chunk of sound) {
      state.sizeBytes += chunk.byteLength;
      yield chunk;
    }
    state.isSent = true;
  };
  return { state, bytes };
};

const isUnmodified = (error: unknown): boolean =>
  error instanceof GrammyError && error.description.includes('message is not modified');

/** A number is sent as a number: a string of digits would be taken for a name. */
export const chatIdOf = (chat: string): string | number =>
  chat.startsWith('@') ? chat : Number(chat);

const words = ({ title, performer, durationSeconds, caption, cover }: AudioMessage) => ({
  ...{ title, performer, caption, duration: durationSeconds },
  ...(cover && { thumbnail: new InputFile(cover, 'cover.jpg') }),
});

/** A call as the trace tells it. */
const traced = <T>(operation: string, work: () => Promise<T>): Promise<T> =>
  traceCall({ service: 'Telegram bot', operation }, work, {
    ofError: (error) => (error instanceof GrammyError ? { status: error.error_code } : {}),
  });

/** A bot of Telegram's Bot API. */
export const createTelegramBot = ({
  token,
  endpoint,
  timeouts = TIMEOUTS,
}: BotAccess): TelegramBot => {
  const apiWith = (timeoutSeconds: number) =>
    new Api(token, {
      ...{ apiRoot: endpoint, timeoutSeconds },
      // What fetch asks for before it sends a stream.
      baseFetchConfig: { duplex: 'half' } as RequestInit,
    });
  const [uploads, calls] = [apiWith(timeouts.uploadSeconds), apiWith(timeouts.callSeconds)];

  const call = async <T>(method: string, chat: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await traced(method, work);
    } catch (error) {
      throw toBotError(error, { method, chat, isSent: true });
    }
  };
  const upload = async <T>(
    method: string,
    chat: string,
    { sound }: AudioMessage,
    work: (file: InputFile) => Promise<T>,
  ): Promise<T> => {
    const { state, bytes } = watched(sound);
    try {
      return await traced(method, () => work(new InputFile(bytes(), 'episode.mp3')));
    } catch (error) {
      throw toBotError(error, { method, chat, ...state });
    }
  };
  /** What is as it should be already isn't wrong. */
  const edited = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isUnmodified((error as Error).cause)) throw error;
    }
  };
  const placeOf = (sent: { chat: { id: number }; message_id: number }): MessagePlace => ({
    chatId: sent.chat.id,
    messageId: sent.message_id,
  });

  return {
    sendAudio: async (chat, message) =>
      placeOf(
        await upload('sendAudio', chat, message, (file) =>
          uploads.sendAudio(chatIdOf(chat), file, words(message)),
        ),
      ),
    sendText: async (chat, text) =>
      placeOf(await call('sendMessage', chat, () => calls.sendMessage(chatIdOf(chat), text))),
    editAudio: (place, message) =>
      edited(() =>
        upload('editMessageMedia', String(place.chatId), message, (file) =>
          uploads.editMessageMedia(place.chatId, place.messageId, {
            ...{ type: 'audio', media: file },
            ...words(message),
          }),
        ),
      ),
    editCaption: ({ chatId: chat, messageId }, caption) =>
      edited(() =>
        call('editMessageCaption', String(chat), () =>
          calls.editMessageCaption(chat, messageId, { caption }),
        ),
      ),
    editText: ({ chatId: chat, messageId }, text) =>
      edited(() =>
        call('editMessageText', String(chat), () => calls.editMessageText(chat, messageId, text)),
      ),
    async remove({ chatId: chat, messageId }) {
      try {
        await call('deleteMessage', String(chat), () => calls.deleteMessage(chat, messageId));
      } catch (error) {
        if (!(error instanceof TelegramMessageGone)) throw error;
      }
    },
  };
};
