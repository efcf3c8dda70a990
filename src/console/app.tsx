import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BrowserAuth, SignedInUser } from '../clients/supabase/browser-auth.ts';
import { createApi } from './api/api-client.ts';
import { ConsoleContext } from './context.ts';
import { Pages } from './pages.tsx';
import { hrefTo } from './route.ts';
import { NotAdminPage } from './session/not-admin-page.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import type { Settings } from './settings.ts';

interface AppProps {
  readonly settings: Settings;
  readonly auth: BrowserAuth;
}

/** The console: its pages for an admin who is signed in, the way in for everybody else. */
export const App = ({ settings, auth }: AppProps) => {
  // Undefined until the browser's own store has been read.
  const [user, setUser] = useState<SignedInUser | null | undefined>(undefined);
  const [reason, setReason] = useState<string | null>(null);
  useEffect(
    () =>
      auth.follow((next) => {
        setUser(next);
        if (next) setReason(null);
      }),
    [auth],
  );
  const context = useMemo(
    () => ({
      settings,
      api: createApi({
        baseUrl: settings.apiBaseUrl,
        accessToken: auth.accessToken,
        onUnauthorized: () => {
          setReason('Your session has ended. Sign in again to go on where you were.');
          void auth.signOut();
        },
      }),
    }),
    [settings, auth],
  );
  const signOut = () => void auth.signOut();

  if (user === undefined) return <p class="boot">Loading …</p>;
  if (user === null) return <SignInPage auth={auth} reason={reason} />;
  if (!user.isAdmin) return <NotAdminPage email={user.email} signOut={signOut} />;
  return (
    <ConsoleContext.Provider value={context}>
      <header class="top">
        <a class="brand" href={hrefTo({ page: 'shows' })}>
          Stepcast
        </a>
        <nav aria-label="Console">
          <a href={hrefTo({ page: 'shows' })}>Shows</a>
          <a href={hrefTo({ page: 'webhooks' })}>Webhooks</a>
        </nav>
        <span class="who" dir="auto" title={user.email}>
          {user.email}
        </span>
        <button type="button" class="plain" onClick={signOut}>
          Sign out
        </button>
      </header>
      <main class="page">
        <Pages />
      </main>
    </ConsoleContext.Provider>
  );
};
