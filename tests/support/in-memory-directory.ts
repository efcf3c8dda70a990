import type { ChannelReference } from '../../src/collect-content/channel-source.ts';
import type { ChannelDirectory } from '../../src/collect-content/open-channel.ts';
import type { SessionLease } from '../../src/collect-content/session/session-lease.ts';

/** A directory of channels that forgets everything with the process. */
export const inMemoryDirectory = (): ChannelDirectory => {
  const channels = new Map<string, ChannelReference>();
  const key = (session: string, username: string) => `${session}/${username}`;
  return {
    find: async (session, username) => channels.get(key(session, username)) ?? null,
    save: async (session, channel) => void channels.set(key(session, channel.username), channel),
    forget: async (session, username) => void channels.delete(key(session, username)),
  };
};

/** A lease on a clock that stands still: a session is free until somebody takes it, and then until it is released. */
export const inMemoryLease = (): SessionLease & { readonly holders: Map<string, string> } => {
  const holders = new Map<string, string>();
  const seconds = new Map<string, number>();
  return {
    holders,
    async acquire(session, holder, forSeconds) {
      if (holders.has(session)) {
        return { acquired: false, waitSeconds: seconds.get(session) ?? 1 };
      }
      holders.set(session, holder);
      seconds.set(session, forSeconds);
      return { acquired: true };
    },
    async release(session, holder) {
      if (holders.get(session) === holder) holders.delete(session);
    },
  };
};
