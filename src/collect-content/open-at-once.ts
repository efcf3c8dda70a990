import type { ChannelSource } from './channel-source.ts';
import type { OpenChannel } from './open-channel.ts';

/** Opens a channel that its source finds at no cost. @throws UnknownChannel */
export const openAtOnce = async (source: ChannelSource, username: string): Promise<OpenChannel> => {
  const reference = await source.resolve(username);
  return {
    title: reference.title,
    readPage: (start) => source.readPage(reference, start),
  };
};
