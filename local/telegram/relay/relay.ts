import { Api } from 'telegram';
import { withExported } from '../api/dialogs.ts';
import type { Channel } from '../channel.ts';
import { RpcFailure } from '../protocol/rpc-failure.ts';

/** Telegram itself, asked with the account that somebody has connected. */
export interface Elsewhere {
  /** Telegram's answer as it is; undefined while no account is connected. Throws an error whose `cause` is Telegram's own. */
  ask(call: Api.AnyRequest, dataCentre?: number): Promise<unknown>;
  isConnected(): Promise<boolean>;
}

/** The data centre that this server says it is: files of others are asked for here as well. */
const OWN_DATA_CENTRE = 2;

/** How a failure of Telegram's goes on to who asked here. */
const toFailure = (error: unknown): RpcFailure => {
  const { name, message, cause, waitSeconds } = error as Error & { waitSeconds?: number };
  if (waitSeconds !== undefined) return new RpcFailure(420, `FLOOD_WAIT_${waitSeconds}`);
  if (name === 'SessionRevoked' || name === 'InvalidSession') {
    return new RpcFailure(401, 'AUTH_KEY_UNREGISTERED');
  }
  const { errorMessage, code } = (cause ?? {}) as { errorMessage?: string; code?: number };
  return errorMessage === undefined
    ? new RpcFailure(500, `TELEGRAM_UNREACHABLE_FAIL: ${message}`)
    : new RpcFailure(code ?? 400, errorMessage);
};

/** Passes calls on to Telegram, for channels that no export stands for. */
export class Relay {
  readonly #elsewhere: Elsewhere;
  /** By a file's id, where it really lies. */
  readonly #homes = new Map<string, number>();

  constructor(elsewhere: Elsewhere) {
    this.#elsewhere = elsewhere;
  }

  isConnected(): Promise<boolean> {
    return this.#elsewhere.isConnected();
  }

  /** @throws RpcFailure with Telegram's own error name */
  async pass(call: Api.AnyRequest): Promise<Buffer> {
    const home =
      call instanceof Api.upload.GetFile && call.location instanceof Api.InputDocumentFileLocation
        ? this.#homes.get(call.location.id.toString())
        : undefined;
    const answer = await this.#ask(call, home);
    if (
      answer instanceof Api.messages.ChannelMessages ||
      answer instanceof Api.messages.MessagesSlice ||
      answer instanceof Api.messages.Messages
    ) {
      this.#claimFiles(answer.messages);
    }
    return (answer as { getBytes(): Buffer }).getBytes();
  }

  /** The account's list of chats, with the channels of exports at its beginning. @throws RpcFailure with Telegram's own error name */
  async passDialogs(call: Api.messages.GetDialogs, exported: readonly Channel[]): Promise<Buffer> {
    const page = await this.#ask(call);
    const isPage =
      page instanceof Api.messages.Dialogs || page instanceof Api.messages.DialogsSlice;
    if (isPage && call.offsetDate === 0) withExported(page, exported);
    return (page as { getBytes(): Buffer }).getBytes();
  }

  #ask(call: Api.AnyRequest, dataCentre?: number): Promise<unknown> {
    return this.#elsewhere.ask(call, dataCentre).catch((error: unknown) => {
      throw toFailure(error);
    });
  }

  /** Has files asked for here: the client would go to another data centre with a session that is unknown there. */
  #claimFiles(messages: readonly Api.TypeMessage[]): void {
    for (const message of messages) {
      if (!(message instanceof Api.Message)) continue;
      const { media } = message;
      if (!(media instanceof Api.MessageMediaDocument)) continue;
      const { document } = media;
      if (!(document instanceof Api.Document)) continue;
      this.#homes.set(document.id.toString(), document.dcId);
      document.dcId = OWN_DATA_CENTRE;
    }
  }
}
