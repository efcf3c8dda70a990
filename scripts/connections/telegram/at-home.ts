import type { Elsewhere } from '../../../local/telegram/index.ts';
import type { AccountFacts } from '../../../src/clients/telegram/account.ts';
import type { TelegramRelay } from '../../../src/clients/telegram/relay.ts';
import type { Connections } from '../connections.ts';
import type { ConnectionSettings } from '../kinds.ts';
import { accessOf } from './access.ts';

/** Settings are read again after this where Telegram is asked: another process may have connected or signed out. */
const FRESH_MS = 3_000;

/** The account that a stack at home is connected with, as it is now. */
export interface TelegramAtHome extends Elsewhere {
  /** Asks Telegram who it is; undefined while no account is connected. @throws StepcastError saying what is wrong */
  readAccount(): Promise<AccountFacts | undefined>;
  /** Until when Telegram asked for a pause, ISO 8601 UTC; undefined without one. */
  pausedUntil(): string | undefined;
  close(): Promise<void>;
}

/** Asks Telegram by the connection `telegram`, whichever it is at the moment. */
export const createTelegramAtHome = (connections: Pick<Connections, 'inForce'>): TelegramAtHome => {
  let open: { readonly key: string; readonly relay: TelegramRelay } | undefined;
  let read:
    | { readonly at: number; readonly settings: Promise<ConnectionSettings | undefined> }
    | undefined;

  const settingsNow = (): Promise<ConnectionSettings | undefined> => {
    const now = performance.now();
    if (!read || now - read.at > FRESH_MS) {
      const settings = connections
        .inForce()
        .then((held) => held.find(({ name }) => name === 'telegram')?.settings);
      read = { at: now, settings };
    }
    return read.settings;
  };

  /** As they are this moment: a person who has just signed in looks whether that counts. */
  const settingsAnew = (): Promise<ConnectionSettings | undefined> => {
    read = undefined;
    return settingsNow();
  };

  const relayNow = async (): Promise<TelegramRelay | undefined> => {
    const settings = await settingsNow();
    const key = JSON.stringify(settings);
    if (open && open.key === key) return open.relay;
    const ended = open;
    open = undefined;
    await ended?.relay.close();
    if (!settings) return undefined;
    const { TelegramRelay } = await import('../../../src/clients/telegram/relay.ts');
    const relay = new TelegramRelay(settings['TELEGRAM_SESSION'] ?? '', accessOf(settings));
    open = { key, relay };
    return relay;
  };

  return {
    isConnected: async () => (await settingsAnew()) !== undefined,
    ask: async (call, dataCentre) => (await relayNow())?.ask(call, dataCentre),
    async readAccount() {
      await settingsAnew();
      return (await relayNow())?.readAccount();
    },
    pausedUntil: () => open?.relay.pausedUntil,
    async close() {
      await open?.relay.close();
      open = undefined;
    },
  };
};
