import type {
  ChannelMessage,
  ChannelReference,
  ChannelSource,
  PageStart,
} from './channel-source.ts';
import { StaleChannelReference } from './telegram-errors.ts';

/** Remembers the channels that a session has resolved: asking for a name is what Telegram limits most. */
export interface ChannelDirectory {
  find(session: string, username: string): Promise<ChannelReference | null>;
  save(session: string, channel: ChannelReference): Promise<void>;
  forget(session: string, username: string): Promise<void>;
}

/** A channel that can be read. */
export interface OpenChannel {
  readonly title: string;
  readPage(start: PageStart): Promise<ChannelMessage[]>;
}

/** A channel of the show, and what reads it. */
export interface ChosenChannel {
  readonly username: string;
  readonly source: Pick<ChannelSource, 'download'>;
  open(): Promise<OpenChannel>;
}

/**
 * Opens a channel by what the directory remembers of it, or resolves its name and has that
 * remembered. A reference that Telegram no longer accepts is forgotten and resolved again, once.
 * @throws UnknownChannel, PrivateChannel, FloodWait
 */
export const openChannel = async (
  source: ChannelSource,
  directory: ChannelDirectory,
  session: string,
  username: string,
): Promise<OpenChannel> => {
  const resolve = async (): Promise<ChannelReference> => {
    const resolved = await source.resolve(username);
    await directory.save(session, resolved);
    return resolved;
  };
  const remembered = await directory.find(session, username);
  let reference = remembered ?? (await resolve());
  let mayBeStale = remembered !== null;
  return {
    title: reference.title,
    async readPage(start) {
      try {
        return await source.readPage(reference, start);
      } catch (error) {
        if (!(mayBeStale && error instanceof StaleChannelReference)) throw error;
        mayBeStale = false;
        await directory.forget(session, username);
        reference = await resolve();
        return source.readPage(reference, start);
      }
    },
  };
};
