import { useMemo } from 'preact/hooks';
import { mayAs, type Role } from '../access/role.ts';
import type { BrowserAuth } from '../clients/supabase/browser-auth.ts';
import { createApi } from './api/api-client.ts';
import { ConsoleContext } from './context.ts';
import { LanguageChoice } from './language/language-choice.tsx';
import { t } from './language/translate.ts';
import { Nav } from './nav.tsx';
import { Pages } from './pages.tsx';
import { hrefTo } from './route.ts';
import { SearchBox } from './search/search-box.tsx';
import { NoRolePage } from './session/no-role-page.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { useSession } from './session/use-session.ts';
import type { Settings } from './settings.ts';

interface AppProps {
  readonly settings: Settings;
  readonly auth: BrowserAuth;
}

/** The console: its pages for somebody with a role who is signed in, the way in for everybody else. */
export const App = ({ settings, auth }: AppProps) => {
  const { user, away, signOut, renew } = useSession(auth);
  const owner = user ?? away;
  const userId = owner?.id ?? '';
  const role = owner?.role ?? null;
  const context = useMemo(
    () => ({
      settings,
      userId,
      may: (needed: Role) => role !== null && mayAs(role, needed),
      api: createApi({
        baseUrl: settings.apiBaseUrl,
        accessToken: auth.accessToken,
        onUnauthorized: renew,
      }),
    }),
    [settings, auth, renew, userId, role],
  );

  if (user === undefined) return <p class="boot">{t('Loading …')}</p>;
  if (!owner || (user === null && role === null)) return <SignInPage auth={auth} reason={null} />;
  if (user && role === null) return <NoRolePage email={user.email} signOut={signOut} />;
  return (
    <>
      {user === null && (
        <SignInPage
          auth={auth}
          reason={t('Your session has ended. Sign in again to go on where you were.')}
        />
      )}
      <div key={userId} hidden={user === null}>
        <ConsoleContext.Provider value={context}>
          <header class="top">
            <a class="brand" href={hrefTo({ page: 'shows' })}>
              Stepcast
            </a>
            <Nav />
            <SearchBox />
            <LanguageChoice />
            <button type="button" class="plain" title={owner.email} onClick={signOut}>
              {t('Sign out')}
            </button>
          </header>
          <main class="page">
            <Pages />
          </main>
        </ConsoleContext.Provider>
      </div>
    </>
  );
};
