import { AuthClient, isAuthApiError, isAuthRetryableFetchError } from '@supabase/supabase-js';
import { type Role, toRole } from '../../access/role.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';

/** Somebody who is signed in. */
export interface SignedInUser {
  readonly id: string;
  readonly email: string;
  /** What the API lets them do; null for nothing. */
  readonly role: Role | null;
}

/** Thrown when a sign-in is refused or can't be asked for; the message is for the person who tried. */
export class SignInFailed extends StepcastError {
  override readonly name = 'SignInFailed';
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean, cause: unknown) {
    super(message, { cause });
    this.retryable = retryable;
  }
}

/** Signs people in with e-mail address and password, and keeps their session in this browser. */
export interface BrowserAuth {
  /** Throws SignInFailed. */
  signIn(email: string, password: string): Promise<void>;
  /** Forgets the session here, even when the project can't be reached. */
  signOut(): Promise<void>;
  /** A token that is still good, refreshed when need be; null when nobody is signed in. */
  accessToken(): Promise<string | null>;
  /** Tells who is signed in: once as soon as that is known, then at each change. Answers how to stop. */
  follow(listener: (user: SignedInUser | null) => void): () => void;
}

const toSignInFailed = (error: unknown): SignInFailed => {
  if (isAuthRetryableFetchError(error)) {
    return new SignInFailed(
      'The sign-in service can’t be reached. Try again in a moment.',
      true,
      error,
    );
  }
  if (isAuthApiError(error) && error.code === 'invalid_credentials') {
    return new SignInFailed('The e-mail address or the password is wrong.', false, error);
  }
  if (isAuthApiError(error) && error.status === 429) {
    return new SignInFailed('Too many tries. Wait a minute, then try again.', true, error);
  }
  return new SignInFailed(`Signing in failed: ${String(error)}`, false, error);
};

/** Opens the sign-in of a Supabase project for the browser; `key` is its publishable one. */
export const openBrowserAuth = (supabaseUrl: string, key: string): BrowserAuth => {
  const auth = new AuthClient({
    url: `${supabaseUrl}/auth/v1`,
    headers: { apikey: key },
    storageKey: 'stepcast-session',
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: false,
  });
  return {
    async signIn(email, password) {
      const { error } = await auth.signInWithPassword({ email: email.trim(), password });
      if (error) throw toSignInFailed(error);
    },
    async signOut() {
      await auth.signOut({ scope: 'local' });
    },
    async accessToken() {
      const { data } = await auth.getSession();
      return data.session?.access_token ?? null;
    },
    follow(listener) {
      const { data } = auth.onAuthStateChange((_event, session) => {
        listener(
          session && {
            id: session.user.id,
            email: session.user.email ?? '',
            role: toRole(session.user.app_metadata['role']),
          },
        );
      });
      return () => data.subscription.unsubscribe();
    },
  };
};
