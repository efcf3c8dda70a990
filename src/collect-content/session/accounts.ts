import type { ChannelSource } from '../channel-source.ts';
import type { CollectContentDeps } from '../deps.ts';
import { sessionFingerprint } from './session-fingerprint.ts';
import { chooseSession, type Sessions } from './sessions.ts';

/** Answers which of the stage's accounts reads a show; `connect` is given its session. */
export const createAccounts =
  (
    sessions: Sessions,
    connect: (session: string) => Promise<ChannelSource>,
  ): NonNullable<CollectContentDeps['accountOf']> =>
  (podcastId, config) => {
    const name = chooseSession(sessions, podcastId, config);
    const session = sessions.get(name) as string;
    return {
      name: sessions.size > 1 ? name : undefined,
      session: sessionFingerprint(session),
      connect: () => connect(session),
    };
  };
