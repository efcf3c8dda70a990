import type { ChannelService } from '../../local/connections/index.ts';
import type { LocalTelegram } from '../../local/telegram/index.ts';
import { createChannelDirectory } from '../../src/clients/supabase/telegram/channel-directory.ts';
import { channelUsernames } from '../../src/collect-content/channel-usernames.ts';
import type { ManagedExports } from '../../src/collect-content/export/managed-exports.ts';
import { lookUpChannel } from '../../src/collect-content/look-up-channel.ts';
import { openChannel } from '../../src/collect-content/open-channel.ts';
import { sessionFingerprint } from '../../src/collect-content/session/session-fingerprint.ts';
import { ConnectionRefused } from '../connections/kinds.ts';
import { asAtHome } from '../connections/telegram/as-at-home.ts';
import type { TelegramAtHome } from '../connections/telegram/at-home.ts';

interface ChannelServiceDeps {
  readonly exports: ManagedExports;
  readonly telegram: LocalTelegram;
  readonly supabase: { readonly url: string; readonly serviceKey: string };
  readonly atHome: TelegramAtHome;
}

/** Loaded when a channel is looked up: Telegram's schema takes long to load. */
const sourceOf = async ({ telegram }: ChannelServiceDeps) => {
  const { connectChannelSource } = await import('../../src/clients/telegram/channel-source.ts');
  const { session, apiId, apiHash, proxyUrl } = telegram;
  return connectChannelSource(session, { apiId, apiHash, proxyUrl });
};

/** The connected account as the console shows it: at most one of `account` and `problem` is there. */
const describeAccount = async (atHome: TelegramAtHome) => {
  try {
    const account = await atHome.readAccount();
    return { account: account ?? null, problem: null };
  } catch (error) {
    return { account: null, problem: (asAtHome(error) as Error).message };
  }
};

/** The channels of a stack: those that have an export, and, with an account connected, those of Telegram. */
export const createChannelService = (deps: ChannelServiceDeps): ChannelService => {
  const { exports, telegram, supabase, atHome } = deps;
  const directory = createChannelDirectory({
    SUPABASE_URL: supabase.url,
    SUPABASE_SERVICE_KEY: supabase.serviceKey,
  });
  const session = sessionFingerprint(telegram.session);
  return {
    async list() {
      return {
        ...(await describeAccount(atHome)),
        isConnected: await atHome.isConnected(),
        pausedUntil: atHome.pausedUntil() ?? null,
        channels: (await exports.list()).map(({ username, manifest: { title, readFrom } }) => ({
          username,
          title,
          from: readFrom,
        })),
      };
    },
    async lookUp(typed) {
      const [username = typed] = channelUsernames([typed]);
      const exported = await exports.lookUp(username);
      if (exported?.readFrom === 'export') {
        const { readFrom: from, ...facts } = exported;
        return { username, from, ...facts };
      }
      const source = await sourceOf(deps);
      try {
        const channel = await openChannel(source, directory, session, username);
        const facts = await lookUpChannel(channel, new Date());
        return { username, from: 'telegram', ...facts };
      } catch (error) {
        throw asAtHome(error);
      } finally {
        await source.disconnect();
      }
    },
    async choose(username, from) {
      if (from === 'telegram' && !(await atHome.isConnected())) {
        throw new ConnectionRefused(
          'No Telegram account is connected, by which the channel could be read. Connect one first.',
        );
      }
      if (await exports.choose(username.toLowerCase(), from)) return;
      throw new ConnectionRefused(
        `No export of @${username} is here, so there is nothing to choose.`,
      );
    },
  };
};
