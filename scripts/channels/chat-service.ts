import type { ChatService } from '../../local/connections/index.ts';
import type { Ask } from '../../src/clients/telegram/dialogs.ts';
import { readInvitation } from '../../src/show/channel/channel-invitation.ts';
import { ConnectionRefused } from '../connections/kinds.ts';
import { asAtHome } from '../connections/telegram/as-at-home.ts';
import type { TelegramAtHome } from '../connections/telegram/at-home.ts';

/** The channels and groups of the account that a stack is connected with. */
export const createChatService = (atHome: TelegramAtHome): ChatService => {
  // The relay hands Telegram's answers on as they are.
  const ask = atHome.ask as Ask;

  /** Telegram's schema takes long to load, so it is loaded here. */
  const withAccount = async <T>(
    work: (chats: typeof import('../../src/clients/telegram/account-chats.ts')) => Promise<T>,
  ): Promise<T> => {
    if (!(await atHome.isConnected())) {
      throw new ConnectionRefused(
        'No Telegram account is connected. Connect one first: Connections in the console, or npx stepcast connect telegram.',
      );
    }
    try {
      return await work(await import('../../src/clients/telegram/account-chats.ts'));
    } catch (error) {
      throw asAtHome(error);
    }
  };

  return {
    listChats: () => withAccount(({ listChats }) => listChats(ask)),
    listTopics: (group) => withAccount(({ listTopicsOf }) => listTopicsOf(ask, group)),
    join(link) {
      const hash = readInvitation(link);
      if (hash !== undefined)
        return withAccount(({ joinByInvite }) => joinByInvite(ask, link, hash));
      throw new ConnectionRefused(
        `“${link}” is no invitation. Its link looks like https://t.me/+AbCdEfGh12345678.`,
      );
    },
  };
};
