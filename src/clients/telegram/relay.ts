import type { Api } from 'telegram';
import { FloodWait, SessionRevoked } from '../../collect-content/telegram-errors.ts';
import { type AccountFacts, readAccount } from './account.ts';
import { parseSession } from './parse-session.ts';
import { type TelegramAccess, TelegramConnection } from './telegram-connection.ts';

/** Asks Telegram on behalf of others, with one session and one connection, which is made when it is first needed. */
export class TelegramRelay {
  readonly #session: string;
  readonly #access: TelegramAccess;
  readonly #now: () => number;
  #connecting: Promise<TelegramConnection> | undefined;
  /** By method, until when Telegram doesn't want to be asked, in milliseconds. */
  readonly #pauses = new Map<string, number>();

  constructor(session: string, access: TelegramAccess, now: () => number = Date.now) {
    this.#session = session;
    this.#access = access;
    this.#now = now;
  }

  /** Until when Telegram asked for a pause that isn't over; undefined without one. ISO 8601 UTC. */
  get pausedUntil(): string | undefined {
    const latest = Math.max(0, ...this.#pauses.values());
    return latest > this.#now() ? new Date(latest).toISOString() : undefined;
  }

  /**
   * What Telegram answers, as it is. A method that it asked a pause for isn't asked before that is over.
   * @param dataCentre where the file lies that is asked for
   * @throws InvalidSession, SessionRevoked, FloodWait, TelegramUnavailable, TelegramRefused
   */
  async ask<R extends Api.AnyRequest>(request: R, dataCentre?: number): Promise<R['__response']> {
    const { className } = request;
    const pauseMs = (this.#pauses.get(className) ?? 0) - this.#now();
    if (pauseMs > 0) throw new FloodWait(Math.ceil(pauseMs / 1000));
    const context = {
      call: `for ${className}`,
      // Of all that is asked, only a name can be one that nobody has.
      ...('username' in request ? { channel: String(request.username) } : {}),
    };
    return await this.#with(className, (open) => open.invoke(request, context, dataCentre));
  }

  /** Whose session it is. @throws as ask */
  readAccount(): Promise<AccountFacts> {
    return this.#with('account', readAccount);
  }

  /** Ends the use of the session. Never throws. */
  async close(): Promise<void> {
    const connection = await this.#connecting?.catch(() => undefined);
    this.#connecting = undefined;
    await connection?.close();
  }

  async #with<T>(what: string, work: (open: TelegramConnection) => Promise<T>): Promise<T> {
    this.#connecting ??= this.#connect();
    const connecting = this.#connecting;
    try {
      return await work(await connecting);
    } catch (error) {
      if (error instanceof FloodWait) {
        this.#pauses.set(what, this.#now() + error.waitSeconds * 1000);
      } else if ((error as { retryable?: boolean }).retryable || error instanceof SessionRevoked) {
        // A connection that broke stays so: the next call makes another.
        if (this.#connecting === connecting) this.#connecting = undefined;
        await connecting.then((open) => open.close()).catch(() => undefined);
      }
      throw error;
    }
  }

  async #connect(): Promise<TelegramConnection> {
    const connection = new TelegramConnection(parseSession(this.#session), this.#access);
    await connection.connect();
    return connection;
  }
}
