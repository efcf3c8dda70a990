import { useState } from 'preact/hooks';
import type { BrowserAuth } from '../../clients/supabase/browser-auth.ts';
import { inWords } from '../api/api-errors.ts';
import { LanguageChoice } from '../language/language-choice.tsx';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';

interface SignInPageProps {
  readonly auth: BrowserAuth;
  /** Why one is here again, if not by oneself. */
  readonly reason: string | null;
}

/** Asks for e-mail address and password. */
export const SignInPage = ({ auth, reason }: SignInPageProps) => {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const action = useAction(() => auth.signIn(email, password));
  const submit = (event: Event) => {
    event.preventDefault();
    void action.run();
  };
  return (
    <main class="sign-in">
      <div class="sign-in-head">
        <p class="brand">Stepcast</p>
        <LanguageChoice />
      </div>
      <form class="card" onSubmit={submit}>
        <h1>{t('Sign in')}</h1>
        {reason !== null && action.error === undefined && <Notice tone="quiet" title={reason} />}
        {action.error !== undefined && <Notice tone="bad" title={inWords(action.error)} />}
        <Field label={t('E-mail address')}>
          {(control) => (
            <input
              {...control}
              type="email"
              autocomplete="username"
              required
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('Password')}>
          {(control) => (
            <input
              {...control}
              type="password"
              autocomplete="current-password"
              required
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="primary" disabled={action.isRunning}>
          {action.isRunning ? t('Signing in …') : t('Sign in')}
        </button>
      </form>
    </main>
  );
};
