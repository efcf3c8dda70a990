import type pg from 'pg';
import type { Caller } from '../callers.ts';
import type { Tokens } from '../tokens.ts';
import { AuthError } from './auth-error.ts';
import { checkNewPassword, hashPassword, isPassword } from './passwords.ts';
import {
  NewUserSchema,
  PasswordGrantSchema,
  RefreshGrantSchema,
  readBody,
  UserChangeSchema,
} from './read-body.ts';
import {
  closeSessions,
  hasSession,
  openSession,
  refreshSession,
  type SignedInSession,
  type SignOutScope,
} from './sessions.ts';
import type { createTryLimit } from './try-limit.ts';
import { findUser, insertUser, toUser, type UserRow, updateUser } from './users.ts';

/** A request below `/auth/v1/` whose key has been checked. */
export interface AuthRequest {
  readonly caller: Caller;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface AuthAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface SignInParts {
  readonly pool: pg.Pool;
  readonly tokens: Tokens;
  readonly tryLimit: ReturnType<typeof createTryLimit>;
}

const EXPIRES_IN_SECONDS = 3600;
const SCOPES: readonly SignOutScope[] = ['global', 'local', 'others'];

const notImplementedText = (what: string): string =>
  `The embedded Supabase doesn't implement ${what}.`;

/** Answers the routes of the sign-in service by method and path, for example `GET user`. */
export const createSignIn = ({ pool, tokens, tryLimit }: SignInParts) => {
  const tokenAnswer = async (session: SignedInSession): Promise<AuthAnswer> => {
    const { sessionId, refreshToken, user } = session;
    const expiresAt = Math.floor(Date.now() / 1000) + EXPIRES_IN_SECONDS;
    const body = {
      access_token: await tokens.issue({
        sub: user.id,
        exp: expiresAt,
        email: user.email,
        phone: '',
        app_metadata: user.raw_app_meta_data,
        user_metadata: user.raw_user_meta_data,
        aal: 'aal1',
        session_id: sessionId,
        is_anonymous: false,
      }),
      token_type: 'bearer',
      expires_in: EXPIRES_IN_SECONDS,
      expires_at: expiresAt,
      refresh_token: refreshToken,
      user: toUser(user),
    };
    return { status: 200, body };
  };

  const signInByPassword = async (body: string): Promise<AuthAnswer> => {
    const { email, password } = readBody(PasswordGrantSchema, body);
    const address = email.trim().toLowerCase();
    const user = await tryLimit.judge(address, async () => {
      const found = await findUser(pool, 'email', address);
      return (await isPassword(password, found?.encrypted_password)) ? found : undefined;
    });
    if (user === undefined) {
      throw new AuthError(400, 'invalid_credentials', 'Invalid login credentials');
    }
    if (user.email_confirmed_at === null) {
      throw new AuthError(400, 'email_not_confirmed', 'Email not confirmed');
    }
    return tokenAnswer(await openSession(pool, user.id));
  };

  const signedIn = async ({ claims }: Caller): Promise<{ user: UserRow; sessionId: string }> => {
    const { sub } = claims;
    const sessionId = claims['session_id'];
    if (sub === undefined || typeof sessionId !== 'string') {
      throw new AuthError(401, 'no_authorization', 'This endpoint requires a Bearer token');
    }
    const user = await findUser(pool, 'id', sub);
    if (user === undefined) {
      throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
    }
    if (!(await hasSession(pool, sessionId))) {
      const message = 'Session from session_id claim in JWT does not exist';
      throw new AuthError(403, 'session_not_found', message);
    }
    return { user, sessionId };
  };

  const hashNewPassword = async (user: UserRow, password: string): Promise<string> => {
    checkNewPassword(password);
    if (await isPassword(password, user.encrypted_password)) {
      const message = 'New password should be different from the old password.';
      throw new AuthError(422, 'same_password', message);
    }
    return hashPassword(password);
  };

  const routes: Readonly<Record<string, (request: AuthRequest) => Promise<AuthAnswer>>> = {
    'POST token': async ({ query, body }) => {
      const grant = query.get('grant_type');
      if (grant === 'password') return signInByPassword(body);
      if (grant === 'refresh_token') {
        const { refresh_token: token } = readBody(RefreshGrantSchema, body);
        return tokenAnswer(await refreshSession(pool, token));
      }
      throw new AuthError(501, 'not_implemented', notImplementedText(`grant_type=${grant}`));
    },
    'GET user': async ({ caller }) => ({
      status: 200,
      body: toUser((await signedIn(caller)).user),
    }),
    'PUT user': async ({ caller, body }) => {
      const { user, sessionId } = await signedIn(caller);
      const { password, data } = readBody(UserChangeSchema, body);
      const changed = await updateUser(pool, user.id, {
        ...(password !== undefined && { passwordHash: await hashNewPassword(user, password) }),
        ...(data !== undefined && { data }),
      });
      // Whoever knew the old password is signed out.
      if (password !== undefined) {
        await closeSessions(pool, 'others', { userId: user.id, sessionId });
      }
      return { status: 200, body: toUser(changed ?? user) };
    },
    'POST logout': async ({ caller, query }) => {
      const scope = SCOPES.find((known) => known === (query.get('scope') ?? 'global'));
      if (scope === undefined) {
        throw new AuthError(400, 'validation_failed', `scope must be one of ${SCOPES.join(', ')}`);
      }
      const { user, sessionId } = await signedIn(caller);
      await closeSessions(pool, scope, { userId: user.id, sessionId });
      return { status: 204, body: undefined };
    },
    'POST admin/users': async ({ caller, body }) => {
      if (caller.role !== 'service_role') {
        throw new AuthError(403, 'not_admin', 'User not allowed');
      }
      const user = readBody(NewUserSchema, body);
      checkNewPassword(user.password);
      const row = await insertUser(pool, {
        email: user.email.toLowerCase(),
        passwordHash: await hashPassword(user.password),
        isConfirmed: user.email_confirm,
        appMetadata: user.app_metadata,
        userMetadata: user.user_metadata,
      });
      return { status: 200, body: toUser(row) };
    },
  };

  return {
    /** @throws AuthError for what is refused, or isn't implemented */
    answer: (method: string, path: string, request: AuthRequest): Promise<AuthAnswer> => {
      const route = routes[`${method} ${path}`];
      if (route !== undefined) return route(request);
      throw new AuthError(501, 'not_implemented', notImplementedText(`${method} /auth/v1/${path}`));
    },
  };
};
