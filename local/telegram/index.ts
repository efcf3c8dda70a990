import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'telegram';
import { listen } from '../listen/index.ts';
import type { AccountChats } from './account-chats.ts';
import type { Channel } from './channel.ts';
import { createControlServer } from './control-server.ts';
import { readExports, type UsernameOptions } from './export/read-exports.ts';
import { Faults } from './faults.ts';
import type { Caller } from './protocol/connection.ts';
import { KeyRing } from './protocol/key-ring.ts';
import { codeOf, RpcFailure } from './protocol/rpc-failure.ts';
import { ServerKey } from './protocol/server-key.ts';
import { sessionString } from './protocol/session-string.ts';
import { createSocksProxy } from './protocol/socks-proxy.ts';
import type { Elsewhere, Relay } from './relay/relay.ts';
import { SessionGuard } from './session-guard.ts';
import { Account, type AccountOptions } from './sign-in/account.ts';

export type { ChatSummary } from '../../src/collect-content/export/format/describe-chats.ts';
export type { Channel } from './channel.ts';
export {
  describeExport,
  ExportRefused,
  readExportsElsewhere,
  splitExport,
} from './export/worker/read-elsewhere.ts';
export type { Fault } from './faults.ts';
export type { Elsewhere } from './relay/relay.ts';
export { SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT, TOWN_EXPORTS } from './sample/index.ts';

/** Telegram's schema takes longer to load than all else of the server: it is loaded when it is needed. */
const loadProtocol = async () => {
  const [{ Connection }, { answerCall }, { Relay }] = await Promise.all([
    import('./protocol/connection.ts'),
    import('./answer-call.ts'),
    import('./relay/relay.ts'),
  ]);
  return { Connection, answerCall, Relay };
};

export interface TelegramOptions extends UsernameOptions {
  /** Telegram Desktop exports: a `result.json` each, its folder, or a whole account's. */
  readonly exports: readonly string[];
  /** Where clients' SOCKS connections are taken; a free port unless given. */
  readonly proxyPort?: number;
  /** 256 bytes that the session consists of; fresh ones unless given, and then older sessions are unknown. */
  readonly authKey?: Buffer;
  /** True gives keys to clients that have none, which then sign in; `serverKey` is what they must know. */
  readonly signIn?: boolean;
  readonly account?: AccountOptions;
  /** The folders of the account's list of chats, which of them are basic groups, and channels that it has to join by an invitation. */
  readonly chats?: Partial<Pick<AccountChats, 'folders' | 'invitations' | 'basicGroups'>>;
  /** Telegram itself, which is asked for channels that no export stands for. */
  readonly elsewhere?: Elsewhere;
  /** True serves the page by which other processes cause faults, at `controlUrl`. */
  readonly control?: boolean;
}

/** A running server. Give `proxyUrl`, `session`, `apiId` and `apiHash` to a GramJS client, or to the environment of a process with one. */
export interface LocalTelegram {
  readonly port: number;
  readonly proxyUrl: string;
  readonly session: string;
  readonly apiId: number;
  readonly apiHash: string;
  /** The server's RSA key, PEM; undefined where clients get no keys. */
  readonly serverKey: string | undefined;
  readonly account: Account;
  /** Where other processes cause faults, if that was asked for; see the README. */
  readonly controlUrl: string | undefined;
  readonly channels: readonly Channel[];
  readonly faults: Faults;
  readonly guard: SessionGuard;
  /** How often each method was called, by TL name. */
  readonly calls: Readonly<Record<string, number>>;
  /** Loads what the first connection would wait for. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** `messages.GetHistory`, as GramJS names the class, is `messages.getHistory` in the schema. */
const methodName = (className: string): string =>
  className.replace(
    /(^|\.)([A-Z])(?=[^.]*$)/,
    (_, dot: string, letter: string) => dot + letter.toLowerCase(),
  );

/**
 * Starts a Telegram server that answers from exports, its SOCKS proxy and, if asked for, its control server, all on loopback.
 * @throws ExportUnreadable, PortUnavailable
 */
export const startTelegram = async (options: TelegramOptions): Promise<LocalTelegram> => {
  const channels = await readExports(options.exports, options);
  const authKey = options.authKey ?? randomBytes(256);
  const serverKey = options.signIn ? new ServerKey() : undefined;
  const keys = new KeyRing(serverKey);
  const account = new Account(options.account);
  const access = { apiId: 1, apiHash: 'local' };
  account.signIn(keys.add(authKey));
  const faults = new Faults();
  const guard = new SessionGuard();
  const calls: Record<string, number> = {};

  const { elsewhere } = options;
  const chats = {
    ...{ folders: {}, invitations: {}, basicGroups: [] },
    ...options.chats,
    joined: new Set<string>(),
  };
  let relay: Relay | undefined;

  const handle = async (call: Api.AnyRequest, caller: Caller): Promise<Buffer | undefined> => {
    const method = methodName(call.className);
    calls[method] = (calls[method] ?? 0) + 1;
    guard.use(caller);
    const fault = faults.take(method);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
    if (fault?.drop) return undefined;
    if (fault?.answer) throw new RpcFailure(fault.code ?? codeOf(fault.answer), fault.answer);
    if (guard.revoked) throw new RpcFailure(406, 'AUTH_KEY_DUPLICATED');
    const { answerCall, Relay } = await loadProtocol();
    relay ??= elsewhere && new Relay(elsewhere);
    return await answerCall({ account, access, channels, chats, relay }, call, caller);
  };

  const sockets = new Set<Socket>();
  const keep = (server: Server): Server =>
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  const mtproto = keep(
    createServer(async (socket) => {
      socket.on('error', () => socket.destroy());
      const { Connection } = await loadProtocol();
      const connection = new Connection(socket, keys, handle);
      socket.on('close', () => guard.leave(connection));
    }),
  );
  const port = await listen(mtproto, 0, 'Telegram');
  const proxy = keep(createSocksProxy(() => port));
  const control = options.control ? keep(createControlServer({ faults, guard, calls })) : undefined;
  const servers = [mtproto, proxy, ...(control ? [control] : [])];
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  };
  try {
    const proxyPort = await listen(proxy, options.proxyPort ?? 0, "Telegram's proxy");
    return {
      port,
      proxyUrl: `socks5://127.0.0.1:${proxyPort}`,
      session: sessionString(authKey),
      ...access,
      serverKey: serverKey?.publicKey,
      account,
      controlUrl:
        control && `http://127.0.0.1:${await listen(control, 0, "Telegram's control page")}`,
      channels,
      faults,
      guard,
      calls,
      warm: async () => void (await loadProtocol()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
