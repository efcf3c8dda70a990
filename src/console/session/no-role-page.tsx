import { around } from '../language/translate.ts';

interface NoRolePageProps {
  readonly email: string;
  readonly signOut: () => void;
}

/** What somebody sees who is signed in but may not do anything. */
export const NoRolePage = ({ email, signOut }: NoRolePageProps) => (
  <main class="sign-in">
    <p class="brand">Stepcast</p>
    <div class="card">
      <h1>{around('No access')}</h1>
      <p>
        {around('You are signed in as')} <strong dir="auto">{email}</strong>
        {around(', which has no role here. Ask whoever runs this service for one (')}
        <code>app_metadata.role</code> {around('must be')} <code>viewer | editor | admin</code>
        {around('), then sign in again.')}
      </p>
      <button type="button" class="primary" onClick={signOut}>
        {around('Sign out')}
      </button>
    </div>
  </main>
);
