import { inWords } from '../api/api-errors.ts';
import type { ConnectionView } from '../api/connection-calls.ts';
import type { HomeChannels } from '../api/telegram-calls.ts';
import { useConsole } from '../context.ts';
import { shortMoment } from '../format/moment.ts';
import { known as inOwnWords, t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useResource } from '../use-resource.ts';
import { ChannelSources } from './channel-sources.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignIn } from './use-sign-in.ts';

const SESSION = 'TELEGRAM_SESSION';

/** Whose session it is and how it stands; undefined while that isn't known. */
const Account = ({ known }: { readonly known: HomeChannels | undefined }) => {
  if (!known) return <p class="hint">{t('Asking Telegram …')}</p>;
  const { account, problem, pausedUntil } = known;
  return (
    <>
      {account !== null && (
        <p>
          {t('Signed in as')} <strong dir="auto">{account.name}</strong>
          {account.username !== undefined && ` (@${account.username})`}
          {t(', since {0}.', shortMoment(account.signedInAt))}
        </p>
      )}
      {pausedUntil !== null && (
        <Notice tone="quiet" title={t('Telegram asks for a pause')}>
          <p>
            {t(
              'It was asked for much in a short time. It is asked again {0}.',
              shortMoment(pausedUntil),
            )}
          </p>
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="bad" title={t('It doesn’t work')}>
          <p dir="auto">{problem}</p>
        </Notice>
      )}
    </>
  );
};

interface CardProps {
  readonly connection: ConnectionView;
  /** Called when an account has been connected or signed out. */
  readonly changed: () => void;
}

/** Telegram: signing in, the account, signing out, and which channels are read from where. */
export const TelegramCard = ({ connection, changed }: CardProps) => {
  const { api } = useConsole();
  const { title, purpose, from, fields } = connection;
  const channels = useResource('channels', { load: (signal) => api.listChannels(signal) });
  const reload = () => {
    changed();
    channels.reload();
  };
  const signIn = useSignIn(reload);
  const isFixed = from === 'environment';
  // A session that Telegram doesn't take any more is replaced by signing in again.
  const needsSignIn = from === null || (!isFixed && typeof channels.data?.problem === 'string');
  return (
    <form class="card" noValidate aria-label={title} onSubmit={(event) => event.preventDefault()}>
      <h2>
        {title} {from !== null && <span class="badge badge-good">{t('Connected')}</span>}
      </h2>
      <p class="hint">
        {inOwnWords(purpose)} {t('It counts at once.')}
        {isFixed && ` ${t('It is set by the environment of npm start, and changed there.')}`}
      </p>
      {from !== null && <Account known={channels.data} />}
      {needsSignIn && (
        <details open>
          <summary>{t('Sign in')}</summary>
          <SignInForm
            signIn={signIn}
            fields={fields.filter(({ setting }) => setting !== SESSION)}
          />
        </details>
      )}
      {signIn.error !== undefined && (
        <Notice tone="bad" title={t('It doesn’t work')}>
          <p dir="auto">{inWords(signIn.error)}</p>
        </Notice>
      )}
      {from !== null && (
        <div class="actions">
          <button type="button" onClick={channels.reload}>
            {t('Check')}
          </button>
          {!isFixed && (
            <ConfirmButton
              label={t('Sign out')}
              question={t('Sign out? Telegram ends the session, and shows can read exports alone.')}
              confirm={t('Sign out')}
              perform={async () => {
                await api.disconnect(connection.name);
                reload();
              }}
            />
          )}
        </div>
      )}
      {channels.data && <ChannelSources known={channels.data} changed={channels.reload} />}
    </form>
  );
};
