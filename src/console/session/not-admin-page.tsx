import { around } from '../language/translate.ts';

interface NotAdminPageProps {
  readonly email: string;
  readonly signOut: () => void;
}

/** What somebody sees who is signed in but may not run shows. */
export const NotAdminPage = ({ email, signOut }: NotAdminPageProps) => (
  <main class="sign-in">
    <p class="brand">Stepcast</p>
    <div class="card">
      <h1>{around('No access')}</h1>
      <p>
        {around('You are signed in as')} <strong dir="auto">{email}</strong>
        {around(
          ', which is not an administrator’s account. Ask whoever runs this service to make it one (',
        )}
        <code>app_metadata.role</code> {around('must be')} <code>admin</code>
        {around('), then sign in again.')}
      </p>
      <button type="button" class="primary" onClick={signOut}>
        {around('Sign out')}
      </button>
    </div>
  </main>
);
