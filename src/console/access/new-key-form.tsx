import { useState } from 'preact/hooks';
import { ROLES, type Role } from '../../access/role.ts';
import type { IssuedKey } from '../api/access-calls.ts';
import { fieldErrorsOf, inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';

/** Adds a key for a program. */
export const NewKeyForm = ({ issued }: { readonly issued: (key: IssuedKey) => void }) => {
  const { api } = useConsole();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [until, setUntil] = useState('');
  const action = useAction(async () => {
    const expiresAt = until === '' ? null : new Date(until).toISOString();
    issued(await api.createKey({ name, role, expiresAt }));
    setName('');
  });
  const errorsOf = (field: string) =>
    fieldErrorsOf(action.error)
      .filter((error) => error.field === field)
      .map(({ message }) => message);
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
      <h2>{t('Add a key')}</h2>
      <Field
        label={t('Name')}
        hint={t('Of the program or the person that gets it; it stands in the list of changes.')}
        errors={errorsOf('name')}
      >
        {(control) => (
          <input
            {...control}
            dir="auto"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label={t('Role')}
        hint={t(
          'A viewer reads. An editor changes shows and episodes. An admin manages keys and webhooks, too.',
        )}
      >
        {(control) => (
          <select
            {...control}
            value={role}
            onChange={(event) =>
              setRole(ROLES.find((one) => one === event.currentTarget.value) ?? role)
            }
          >
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('Ends')}
        hint={t('Without a date it goes on until it is revoked.')}
        errors={errorsOf('expiresAt')}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
      {action.error !== undefined && (
        <Notice tone="bad" title={t('The key wasn’t added')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
      <button type="submit" class="primary" disabled={action.isRunning}>
        {t('Add the key')}
      </button>
    </form>
  );
};
