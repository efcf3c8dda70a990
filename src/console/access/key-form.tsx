import { useState } from 'preact/hooks';
import { ROLES } from '../../access/role.ts';
import { fieldErrorsOf, inWords } from '../api/api-errors.ts';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import type { KeyValues } from './key-change.ts';
import { ShowChoice } from './show-choice.tsx';

interface KeyFormProps {
  readonly values: KeyValues;
  readonly save: (values: KeyValues) => Promise<void>;
  readonly label: string;
  /** What is said where it can't be saved. */
  readonly failure: string;
}

/** The fields of a key, with what is wrong with them. It begins anew with its values once they are saved. */
export const KeyForm = ({ values, save, label, failure }: KeyFormProps) => {
  const [{ name, role, podcastIds, until }, setValues] = useState(values);
  const change = (part: Partial<KeyValues>) => setValues((before) => ({ ...before, ...part }));
  const action = useAction(async () => {
    await save({ name, role, podcastIds, until });
    setValues(values);
  });
  const wrong = fieldErrorsOf(action.error);
  const errorsOf = (field: string) =>
    wrong.filter((error) => error.field === field).map(({ message }) => message);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void action.run();
      }}
    >
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
            onInput={(event) => change({ name: event.currentTarget.value })}
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
              change({ role: ROLES.find((one) => one === event.currentTarget.value) ?? role })
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
      <ShowChoice
        chosen={podcastIds}
        change={(chosen) => change({ podcastIds: chosen })}
        errors={errorsOf('podcastIds')}
      />
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
            onInput={(event) => change({ until: event.currentTarget.value })}
          />
        )}
      </Field>
      {action.error !== undefined && wrong.length === 0 && (
        <Notice tone="bad" title={failure}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
      <button type="submit" class="primary" disabled={action.isRunning}>
        {label}
      </button>
    </form>
  );
};
