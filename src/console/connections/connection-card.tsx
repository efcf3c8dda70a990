import { useState } from 'preact/hooks';
import { inWords } from '../api/api-errors.ts';
import type { ConnectionField, ConnectionView } from '../api/connection-calls.ts';
import { useConsole } from '../context.ts';
import { known, t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';

const hintOf = ({ hint, isSecret, isSet }: ConnectionField): string =>
  isSecret && isSet ? `${known(hint)} ${t('One is kept; left empty, it stays.')}` : known(hint);

interface CardProps {
  readonly connection: ConnectionView;
  /** Called when it has been kept or forgotten. */
  readonly changed: () => void;
}

/** One connection: what it is told, whether it answers, and how to forget it. */
export const ConnectionCard = ({ connection, changed }: CardProps) => {
  const { api } = useConsole();
  const { name, purpose, from, fields } = connection;
  const title = known(connection.title);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ setting, value }) => [setting, value ?? ''])),
  );
  const [found, setFound] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const check = useAction(async () => {
    setFound(null);
    setFound((await api.checkConnection(name)).found);
  });
  const connect = useAction(async () => {
    setFound(null);
    setFound((await api.connect(name, values)).found);
    // What was typed unseen is kept on the machine, not on the page.
    const secrets = fields.filter(({ isSecret }) => isSecret);
    setValues({ ...values, ...Object.fromEntries(secrets.map(({ setting }) => [setting, ''])) });
    setOpen(false);
    changed();
  });
  const error = connect.error ?? check.error;
  const isFixed = from === 'environment';
  const isBusy = connect.isRunning || check.isRunning;
  return (
    <form
      class="card"
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void connect.run();
      }}
    >
      <h2>
        {title} {from !== null && <span class="badge badge-good">{t('Connected')}</span>}
      </h2>
      <p class="hint">
        {known(purpose)}
        {isFixed && ` ${t('It is set by the environment of npm start, and changed there.')}`}
      </p>
      {!isFixed && (
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{from === null ? t('Connect') : t('Change')}</summary>
          {fields.map((field) => (
            <Field key={field.setting} label={known(field.label)} hint={hintOf(field)}>
              {(control) => (
                <input
                  {...control}
                  {...(field.isSecret ? { type: 'password' } : { type: 'text' })}
                  name={field.setting}
                  autocomplete="off"
                  spellcheck={false}
                  required={!field.isOptional && !(field.isSecret && field.isSet)}
                  value={values[field.setting] ?? ''}
                  onInput={(event) => {
                    const { value } = event.currentTarget;
                    setValues((before) => ({ ...before, [field.setting]: value }));
                  }}
                />
              )}
            </Field>
          ))}
          <button type="submit" class="primary" disabled={isBusy}>
            {connect.isRunning ? t('Asking …') : t('Check and keep')}
          </button>
        </details>
      )}
      {found !== null && (
        <Notice tone="good" title={t('It works')}>
          <p dir="auto">{found}</p>
        </Notice>
      )}
      {error !== undefined && found === null && (
        <Notice tone="bad" title={t('It doesn’t work')}>
          <p dir="auto">{inWords(error)}</p>
        </Notice>
      )}
      {from !== null && (
        <div class="actions">
          <button type="button" disabled={isBusy} onClick={check.run}>
            {check.isRunning ? t('Asking …') : t('Check')}
          </button>
          {!isFixed && (
            <ConfirmButton
              label={t('Forget it')}
              question={t('Forget {0}? Its key is deleted from this machine.', title)}
              confirm={t('Forget it')}
              perform={async () => {
                await api.disconnect(name);
                setFound(null);
                changed();
              }}
            />
          )}
        </div>
      )}
    </form>
  );
};
