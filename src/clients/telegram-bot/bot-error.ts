import { GrammyError, HttpError } from 'grammy/web';
import { StepcastError } from '../../errors/stepcast-error.ts';
import {
  TelegramAsksToWait,
  TelegramAudioTooLarge,
  TelegramBotMayNotPost,
  TelegramBotTokenRefused,
  TelegramBotUnavailable,
  TelegramChatNotFound,
  TelegramMessageGone,
  TelegramPostRefused,
  TelegramPostTooOld,
} from '../../post-to-telegram/post-errors.ts';

/** A call of the Bot API that failed. */
export interface FailedCall {
  readonly method: string;
  readonly chat: string;
  /** Whether all of it was handed to the network, as far as one can know; a part of it does nothing. */
  readonly isSent: boolean;
  /** Of the file that went with it. */
  readonly sizeBytes?: number;
}

/** Words of the Bot API's descriptions; it has no other names for what is wrong (tdlib/telegram-bot-api, Client.cpp). */
const GONE =
  /message to (edit|delete) not found|MESSAGE_ID_INVALID|message identifier is not specified/i;
const NOT_FOUND = /chat not found|PEER_ID_INVALID|chat_id is empty|username (is )?(invalid|not)/i;
const MOVED = /upgraded to a supergroup/i;
const TOO_OLD = /message can't be deleted/i;
const NO_RIGHT =
  /not enough rights|need administrator rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED/i;

/** Errors of a connection that never was. */
const UNCONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

const DEFAULT_WAIT_SECONDS = 30;

const refusalOf = (error: GrammyError, call: FailedCall): StepcastError => {
  const { method, chat } = call;
  const { error_code: code, description, parameters } = error;
  const options = { cause: error };
  const reason = description.replace(/^(Bad Request|Forbidden|Unauthorized): /, '');
  if (code === 429) {
    const seconds = parameters.retry_after ?? DEFAULT_WAIT_SECONDS;
    return new TelegramAsksToWait(Math.max(1, Math.ceil(seconds)), options);
  }
  if (code >= 500) {
    return new TelegramBotUnavailable(method, `${code} ${reason}.`, true, options);
  }
  // An address without such a bot is "Not Found".
  if (code === 401 || code === 404) return new TelegramBotTokenRefused(reason, options);
  if (code === 413) return new TelegramAudioTooLarge(call.sizeBytes ?? 0, options);
  if (MOVED.test(description)) {
    const now = parameters.migrate_to_chat_id;
    return new TelegramChatNotFound(chat, now ? `it is ${now} now` : reason, options);
  }
  if (GONE.test(description)) return new TelegramMessageGone(description, options);
  if (TOO_OLD.test(description)) return new TelegramPostTooOld(chat, reason, options);
  if (code === 403 || NO_RIGHT.test(description)) {
    return new TelegramBotMayNotPost(chat, reason, options);
  }
  if (NOT_FOUND.test(description)) return new TelegramChatNotFound(chat, reason, options);
  return new TelegramPostRefused(method, chat, reason, options);
};

/** What a failed call of grammY's stands for. The token is in none of its words. */
export const toBotError = (error: unknown, call: FailedCall): StepcastError => {
  if (error instanceof GrammyError) return refusalOf(error, call);
  const inner = error instanceof HttpError ? error.error : error;
  // The sound could not be read to its end.
  if (inner instanceof StepcastError) return inner;
  const { cause, message } = inner as Error & { cause?: { code?: string; message?: string } };
  const mayBeDone = call.isSent && !UNCONNECTED.test(cause?.code ?? '');
  const reason = cause?.code ?? cause?.message ?? message;
  return new TelegramBotUnavailable(call.method, `${reason}.`, mayBeDone, { cause: inner });
};
