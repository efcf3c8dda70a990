import { Api } from 'telegram';
import { parseSession } from './parse-session.ts';
import { type TelegramAccess, TelegramConnection } from './telegram-connection.ts';

/** Whose a session is, and how old it is. */
export interface AccountFacts {
  /** What Telegram numbers it by. */
  readonly id: string;
  readonly name: string;
  /** Without `@`. */
  readonly username: string | undefined;
  /** When the session was signed in, ISO 8601 UTC. */
  readonly signedInAt: string;
}

/** Asks who is signed in, and since when. @throws SessionRevoked, FloodWait, TelegramUnavailable, TelegramRefused */
export const readAccount = async (connection: TelegramConnection): Promise<AccountFacts> => {
  const call = 'whose the session is';
  const self = new Api.InputUserSelf();
  const [user] = await connection.invoke(new Api.users.GetUsers({ id: [self] }), { call });
  const { authorizations } = await connection.invoke(new Api.account.GetAuthorizations(), { call });
  const current = authorizations.find((one) => one.current);
  const { id, firstName, lastName, username } = user instanceof Api.User ? user : ({} as Api.User);
  return {
    id: String(id),
    name: [firstName, lastName].filter(Boolean).join(' ') || 'an account without a name',
    username: username ?? undefined,
    signedInAt: new Date((current?.dateCreated ?? 0) * 1000).toISOString(),
  };
};

const using = async <T>(
  session: string,
  access: TelegramAccess,
  work: (connection: TelegramConnection) => Promise<T>,
): Promise<T> => {
  const connection = new TelegramConnection(parseSession(session), access);
  try {
    await connection.connect();
    return await work(connection);
  } finally {
    await connection.close();
  }
};

/** Connects, and asks whose a session is. @throws as readAccount; InvalidSession */
export const readAccountOf = (session: string, access: TelegramAccess): Promise<AccountFacts> =>
  using(session, access, readAccount);

/** Ends a session for good: Telegram forgets it. @throws as readAccount; InvalidSession */
export const signOut = (session: string, access: TelegramAccess): Promise<void> =>
  using(session, access, async (connection) => {
    await connection.invoke(new Api.auth.LogOut(), { call: 'to sign out' });
  });
