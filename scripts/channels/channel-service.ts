import type { ChannelService } from '../../local/connections/index.ts';
import type { LocalTelegram } from '../../local/telegram/index.ts';
import { createChannelDirectory } from '../../src/clients/supabase/telegram/channel-directory.ts';
import { channelUsernames } from '../../src/collect-content/channel-usernames.ts';
import { lookUpChannel } from '../../src/collect-content/look-up-channel.ts';
import { openChannel } from '../../src/collect-content/open-channel.ts';
import { sessionFingerprint } from '../../src/collect-content/session-fingerprint.ts';
import { splitTopic } from '../../src/show/channel/channel-address.ts';
import { ConnectionRefused } from '../connections/kinds.ts';
import { asAtHome } from '../connections/telegram/as-at-home.ts';
import type { TelegramAtHome } from '../connections/telegram/at-home.ts';
import { readChoices, writeChoices } from './kept-choices.ts';

interface ChannelServiceDeps {
  readonly dataDir: string;
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
export const createChannelService = async (deps: ChannelServiceDeps): Promise<ChannelService> => {
  const { dataDir, telegram, supabase, atHome } = deps;
  for (const username of await readChoices(dataDir)) telegram.passedOn.add(username);
  const directory = createChannelDirectory({
    SUPABASE_URL: supabase.url,
    SUPABASE_SERVICE_KEY: supabase.serviceKey,
  });
  const session = sessionFingerprint(telegram.session);
  /** What Telegram said of a channel that is read from its export from now on. */
  const forget = (username: string) => directory.forget(session, username);
  await Promise.all(
    telegram.channels
      .filter(({ username }) => !telegram.passedOn.has(username))
      .map(({ username }) => forget(username)),
  );
  const fromOf = (name: string) => {
    const { channel } = splitTopic(name);
    const hasExport = telegram.channels.some(({ username }) => username === channel);
    return hasExport && !telegram.passedOn.has(channel) ? 'export' : 'telegram';
  };
  return {
    async list() {
      return {
        ...(await describeAccount(atHome)),
        isConnected: await atHome.isConnected(),
        pausedUntil: atHome.pausedUntil() ?? null,
        channels: telegram.channels.map(({ username, title }) => ({
          username,
          title,
          from: fromOf(username),
        })),
      };
    },
    async lookUp(typed) {
      const [username = typed] = channelUsernames([typed]);
      const source = await sourceOf(deps);
      try {
        const channel = await openChannel(source, directory, session, username);
        const facts = await lookUpChannel(channel, new Date());
        return { username, from: fromOf(username), ...facts };
      } catch (error) {
        throw asAtHome(error);
      } finally {
        await source.disconnect();
      }
    },
    async choose(username, from) {
      const channel = telegram.channels.find((one) => one.username === username);
      if (!channel) {
        throw new ConnectionRefused(
          `No export of @${username} is here, so there is nothing to choose.`,
        );
      }
      if (from === 'export') {
        telegram.passedOn.delete(channel.username);
        await forget(channel.username);
      } else if (await atHome.isConnected()) telegram.passedOn.add(channel.username);
      else {
        throw new ConnectionRefused(
          'No Telegram account is connected, by which the channel could be read. Connect one first.',
        );
      }
      await writeChoices(dataDir, [...telegram.passedOn]);
    },
  };
};
