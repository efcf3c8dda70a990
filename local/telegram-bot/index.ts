import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, createOwnHttpServer, listen } from '../listen/index.ts';
import { BotApiError } from './bot-api-error.ts';
import { type Chat, createChats, type Message } from './chats.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { type BotUser, perform } from './methods.ts';
import { type Call, readAddress, readCall } from './read-call.ts';

export type { Chat, Message } from './chats.ts';
export type { Fault, Faults } from './faults.ts';

interface TelegramBotOptions {
  /** A free port by default. */
  readonly port?: number;
  readonly token: string;
  readonly bot?: BotUser;
  readonly chats?: readonly Chat[];
  /** What a call may carry; 50 MiB by default, as the public Bot API takes. */
  readonly maxFileBytes?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A running server. */
export interface TelegramBotServer {
  /** Without a path, for example `http://127.0.0.1:49201`. */
  readonly endpoint: string;
  readonly faults: Faults;
  /** Every call that was read to its end, refused ones included. */
  readonly calls: readonly Pick<Call, 'method' | 'fields'>[];
  /** What stands in all chats, oldest first. */
  readonly messages: readonly Message[];
  /** Adds a chat, or changes one. */
  setChat(chat: Chat): void;
  /** Somebody deletes a message by hand. */
  deleteByHand(messageId: number): void;
  close(): Promise<void>;
}

const BOT: BotUser = { id: 4711, name: 'Stepcast', username: 'stepcast_bot' };
const MAX_FILE_BYTES = 50 * 1024 * 1024;

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const refuse = (response: ServerResponse, { code, message, parameters }: BotApiError): void =>
  send(response, code, {
    ok: false,
    error_code: code,
    description: message,
    ...(parameters && { parameters }),
  });

const refusalOf = (fault: Fault | undefined): BotApiError | undefined => {
  if (fault?.kind === 'refusal') return new BotApiError(fault.code, fault.description);
  if (fault?.kind !== 'flood') return undefined;
  const { retryAfterSeconds } = fault;
  const description = `Too Many Requests: retry after ${retryAfterSeconds}`;
  return new BotApiError(429, description, { retry_after: retryAfterSeconds });
};

/** Starts a server of Telegram's Bot API on loopback, for one bot and its chats. @throws PortUnavailable */
export const startTelegramBot = async ({
  port = 0,
  token,
  bot = BOT,
  chats: given = [],
  maxFileBytes = MAX_FILE_BYTES,
  now = Date.now,
}: TelegramBotOptions): Promise<TelegramBotServer> => {
  const chats = createChats(given, now);
  const faults = createFaults();
  const calls: Call[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = readAddress(request.url ?? '/');
    if (address === undefined) throw new BotApiError(404, 'Not Found');
    const fault = faults.take(address.method);
    if (fault?.kind === 'drop') return void request.socket.destroy();
    if (fault?.kind === 'hang') return void request.resume();
    if (fault?.kind === 'badGateway') {
      request.resume();
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>');
      return;
    }
    const call = await readCall(request, address.method, maxFileBytes);
    calls.push(call);
    if (address.token !== token) throw new BotApiError(401, 'Unauthorized');
    const refusal = refusalOf(fault);
    if (refusal) throw refusal;
    const result = perform(chats, bot, call);
    if (fault?.kind === 'lostAnswer') return void request.socket.destroy();
    send(response, 200, { ok: true, result });
  };
  const server = createOwnHttpServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      const isOurs = error instanceof BotApiError;
      refuse(
        response,
        isOurs ? error : new BotApiError(500, `Internal Server Error: ${String(error)}`),
      );
    });
  });
  const listening = await listen(server, port, 'The local Bot API');
  return {
    endpoint: `http://127.0.0.1:${listening}`,
    ...{ faults, calls },
    messages: chats.messages,
    setChat: chats.set,
    deleteByHand(messageId) {
      const at = chats.messages.findIndex((each) => each.messageId === messageId);
      if (at !== -1) chats.messages.splice(at, 1);
    },
    close: () => close(server),
  };
};
