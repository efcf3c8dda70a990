import { Api, errors, helpers, TelegramClient } from 'telegram';
import { Logger, LogLevel } from 'telegram/extensions/Logger.js';
import type { StringSession } from 'telegram/sessions/index.js';
import { SessionRevoked, TelegramUnavailable } from '../../collect-content/telegram-errors.ts';
import { traceCall } from '../../runtime/tracing/trace.ts';
import { type ConnectionGuard, guardedConnection } from './guarded-connection.ts';
import { type CallContext, toTelegramError } from './to-telegram-error.ts';
import { trustServerKey } from './trust-server-key.ts';

/** How to reach Telegram. */
export interface TelegramAccess {
  readonly apiId: number;
  readonly apiHash: string;
  /** A SOCKS5 proxy, for example `socks5://10.0.0.5:1080`. */
  readonly proxyUrl?: string | undefined;
  /** How long connecting, and each call after it, may take; 15 s unless given. */
  readonly timeoutMs?: number | undefined;
  /** The RSA key, PEM, of a server that isn't Telegram's own; needed where the session has no key yet. */
  readonly serverKey?: string | undefined;
}

/** The longest that connecting, and each call after it, takes. */
export const DEFAULT_TIMEOUT_MS = 15_000;
const UNKNOWN_KEY = 404;
const SOCKS_VERSION = 5;

const proxyOf = (url: string) => {
  const { hostname, port, username, password } = new URL(url);
  return {
    ip: hostname,
    port: Number(port || 1080),
    socksType: SOCKS_VERSION as 5,
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
};

/** A GramJS client whose every wait ends: bounded retries, a deadline on each call, nothing left behind once closed. */
export class TelegramConnection {
  readonly client: TelegramClient;
  readonly #guard: ConnectionGuard;
  readonly #timeoutMs: number;
  readonly #broken = Promise.withResolvers<never>();

  constructor(session: StringSession, access: TelegramAccess) {
    // Nobody may be waiting at the moment the connection breaks.
    this.#broken.promise.catch(() => undefined);
    this.#guard = {
      open: new Set(),
      closed: false,
      onTransportError: (code) =>
        this.#broken.reject(
          code === UNKNOWN_KEY
            ? new SessionRevoked('unknown authorisation key')
            : new TelegramUnavailable(
                `Telegram closed the connection with transport error ${code}.`,
              ),
        ),
    };
    if (access.serverKey !== undefined) trustServerKey(access.serverKey);
    this.#timeoutMs = access.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.client = new TelegramClient(session, access.apiId, access.apiHash, {
      connection: guardedConnection(this.#guard),
      // A flood wait is the state machine's to wait.
      floodSleepThreshold: 0,
      retryDelay: 500,
      requestRetries: 2,
      connectionRetries: 2,
      reconnectRetries: 2,
      securityChecks: true,
      baseLogger: new Logger(LogLevel.NONE),
      ...(access.proxyUrl === undefined ? {} : { proxy: proxyOf(access.proxyUrl) }),
    });
  }

  /** @throws SessionRevoked, FloodWait, TelegramUnavailable, TelegramRefused; closes itself then. */
  async connect(): Promise<void> {
    try {
      const connected = await this.#traced('connect', () =>
        this.#bounded(this.client.connect(), { call: 'to connect' }),
      );
      if (connected) return;
      throw new TelegramUnavailable(
        'Telegram cannot be reached. Check the network and TELEGRAM_PROXY.',
      );
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Calls one method, of another data centre where one is given. @throws the named error of {@link toTelegramError} */
  invoke<R extends Api.AnyRequest>(
    request: R,
    context: CallContext,
    dataCentre?: number,
  ): Promise<R['__response']> {
    return this.#traced(request.className, () =>
      this.#bounded(this.client.invoke(request, dataCentre), context),
    );
  }

  /** Goes on with another of Telegram's data centres, where the session gets another key. @throws as connect */
  async moveTo(dataCentre: number): Promise<void> {
    const context = { call: 'to move to another data centre' };
    await this.#bounded(this.client._switchDC(dataCentre), context);
  }

  /** The bytes of a file, wherever Telegram keeps it. @throws the named error of {@link toTelegramError} */
  async download(
    { id, accessHash, fileReference, dcId }: Api.Document,
    sizeBytes: number,
    context: CallContext,
  ): Promise<Uint8Array> {
    const location = new Api.InputDocumentFileLocation({
      ...{ id, accessHash, fileReference },
      thumbSize: '',
    });
    const fileSize = helpers.returnBigInt(sizeBytes);
    const work = this.client.downloadFile(location, { dcId, fileSize });
    const bytes = await this.#traced('upload.GetFile', () => this.#bounded(work, context));
    if (bytes instanceof Uint8Array && bytes.length > 0) return bytes;
    throw new TelegramUnavailable(`Telegram answered nothing when asked ${context.call}.`);
  }

  /** Ends the use of the session: sockets are closed and none is opened again. Never throws. */
  async close(): Promise<void> {
    this.#guard.closed = true;
    this.#broken.reject(new TelegramUnavailable('The connection to Telegram was closed.'));
    await this.client.destroy().catch(() => undefined);
    await Promise.allSettled([...this.#guard.open].map((connection) => connection.abort()));
  }

  /** A call as the trace tells it: by its method, never by what was asked. */
  #traced<T>(operation: string, work: () => Promise<T>): Promise<T> {
    return traceCall({ service: 'Telegram', operation }, work, {
      ofError(error) {
        const { cause } = error as Error;
        return cause instanceof errors.RPCError ? { status: cause.code } : {};
      },
    });
  }

  async #bounded<T>(work: Promise<T>, context: CallContext): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const seconds = this.#timeoutMs / 1000;
      reject(
        new TelegramUnavailable(`Telegram did not answer ${context.call} within ${seconds} s.`),
      );
    }, this.#timeoutMs);
    try {
      return await Promise.race([work, late, this.#broken.promise]);
    } catch (error) {
      throw toTelegramError(error, context);
    } finally {
      clearTimeout(timer);
      // The loser of the race may still fail later.
      work.catch(() => undefined);
    }
  }
}
