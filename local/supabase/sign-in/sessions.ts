import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inTransaction } from '../database.ts';
import { AuthError } from './auth-error.ts';
import type { UserRow } from './users.ts';

/** A session that goes on, with the refresh token that is good for it next. */
export interface SignedInSession {
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly user: UserRow;
}

/** Which sessions of a user end, as auth-js names them. */
export type SignOutScope = 'global' | 'local' | 'others';

const insertToken = async (
  client: pg.PoolClient,
  sessionId: string,
  parent: string | null,
): Promise<string> => {
  const token = randomBytes(24).toString('base64url');
  await client.query(
    'insert into auth.refresh_tokens (token, session_id, parent) values ($1, $2, $3)',
    [token, sessionId, parent],
  );
  return token;
};

/** Opens a session for a user who has just proven to be one. */
export const openSession = (pool: pg.Pool, userId: string): Promise<SignedInSession> =>
  inTransaction(pool, 'begin', async (client) => {
    const users = await client.query<UserRow>(
      'update auth.users set last_sign_in_at = now() where id = $1 returning *',
      [userId],
    );
    const sessions = await client.query<{ id: string }>(
      'insert into auth.sessions (user_id) values ($1) returning id',
      [userId],
    );
    const [user] = users.rows;
    const [session] = sessions.rows;
    if (!user || !session) throw new AuthError(404, 'user_not_found', 'User not found');
    const refreshToken = await insertToken(client, session.id, null);
    return { sessionId: session.id, refreshToken, user };
  });

interface TokenRow extends UserRow {
  readonly session_id: string;
  readonly revoked: boolean;
  /** The token that took this one's place and is still good. */
  readonly successor: string | null;
}

const READ_TOKEN = `
  select u.*, t.session_id, t.revoked,
    (select n.token from auth.refresh_tokens n
      where n.session_id = t.session_id and n.parent = t.token and not n.revoked) as successor
  from auth.refresh_tokens t
  join auth.sessions s on s.id = t.session_id
  join auth.users u on u.id = s.user_id
  where t.token = $1 for update of s`;

/**
 * Goes on with a session: the refresh token is used up and another takes its place. The last one
 * used is answered with its successor again, since that answer may have been lost; an older one
 * ends the session, since somebody else may hold it (GoTrue's rules).
 * @throws AuthError 400 for a token that is unknown or used up
 */
export const refreshSession = async (pool: pg.Pool, token: string): Promise<SignedInSession> => {
  const session = await inTransaction(pool, 'begin', async (client) => {
    // Locks the session, then reads: two refreshes at once must see one another.
    await client.query(READ_TOKEN, [token]);
    const [row] = (await client.query<TokenRow>(READ_TOKEN, [token])).rows;
    if (row === undefined) {
      const message = 'Invalid Refresh Token: Refresh Token Not Found';
      throw new AuthError(400, 'refresh_token_not_found', message);
    }
    const { session_id: sessionId, revoked, successor, ...user } = row;
    if (revoked) {
      if (successor !== null) return { sessionId, refreshToken: successor, user };
      await client.query('delete from auth.sessions where id = $1', [sessionId]);
      return undefined;
    }
    await client.query('update auth.refresh_tokens set revoked = true where token = $1', [token]);
    return { sessionId, refreshToken: await insertToken(client, sessionId, token), user };
  });
  if (session !== undefined) return session;
  const message = 'Invalid Refresh Token: Already Used';
  throw new AuthError(400, 'refresh_token_already_used', message);
};

/** Whether the session still goes on. */
export const hasSession = async (pool: pg.Pool, sessionId: string): Promise<boolean> => {
  const { rowCount } = await pool.query('select from auth.sessions where id = $1', [sessionId]);
  return rowCount === 1;
};

/** Ends sessions of a user; their access tokens are good until they expire, as on a hosted project. */
export const closeSessions = async (
  pool: pg.Pool,
  scope: SignOutScope,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<void> => {
  const which = { global: 'true', local: 'id = $2', others: 'id <> $2' }[scope];
  await pool.query(
    `delete from auth.sessions where user_id = $1 and $2::uuid is not null and ${which}`,
    [userId, sessionId],
  );
};
