import { t } from '../language/translate.ts';

interface NoRolePageProps {
  readonly email: string;
  readonly signOut: () => void;
}

/** What somebody sees who is signed in but may not do anything. */
export const NoRolePage = ({ email, signOut }: NoRolePageProps) => (
  <main class="sign-in">
    <p class="brand">Stepcast</p>
    <div class="card">
      <h1>{t('No access')}</h1>
      <p>
        {t('You are signed in as')} <strong dir="auto">{email}</strong>
        {t(', which has no role here. Ask whoever runs this service for one (')}
        <code>app_metadata.role</code> {t('must be')} <code>viewer | editor | admin</code>
        {t('), then sign in again.')}
      </p>
      <button type="button" class="primary" onClick={signOut}>
        {t('Sign out')}
      </button>
    </div>
  </main>
);
