import type { ChannelMessage, ChannelSource } from '../../../src/collect-content/channel-source.ts';
import { FloodWait, TelegramUnavailable } from '../../../src/collect-content/telegram-errors.ts';
import type { World } from '../world.ts';

const PAGE_SIZE = 100;

/** Telegram, with the one channel that all shows follow. */
export const connectTelegram =
  ({ outside, posts }: World) =>
  async (): Promise<ChannelSource> => {
    const reach = <T>(name: string, answer: () => T): Promise<T> =>
      outside.reach({
        ...{ kind: 'telegram', name, call: async () => answer() },
        fail: () => {
          throw new TelegramUnavailable('Telegram is out of reach.');
        },
        own: {
          'flood wait': async () => {
            throw new FloodWait(90);
          },
          'session busy': async () => {
            throw new FloodWait(20);
          },
        },
      });
    return {
      resolve: (username) =>
        reach('resolve', () => ({ username, id: '1', accessHash: '2', title: 'A channel' })),
      readPage: (_channel, start) =>
        reach('read page', () =>
          posts
            .filter((post: ChannelMessage) =>
              'beforeId' in start ? post.id < start.beforeId : post.date < start.beforeDate,
            )
            .slice(-PAGE_SIZE)
            .toReversed(),
        ),
      download: async () => Promise.reject(new Error('No channel has voice messages.')),
      disconnect: async () => undefined,
    };
  };
