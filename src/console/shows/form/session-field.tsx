import { useConsole } from '../../context.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../ui/field.tsx';
import type { FieldsProps } from './fields-props.ts';

/** By which Telegram session a show is read: asked where the stage has several, or the show names one. */
export const SessionField = ({ values, errors, change }: FieldsProps) => {
  const { telegramSessions = [] } = useConsole().settings;
  const { telegramSession: chosen } = values;
  if (telegramSessions.length < 2 && chosen === '') return null;
  // One that is gone stays to be seen, and to be left.
  const names = new Set([...telegramSessions, ...(chosen === '' ? [] : [chosen])]);
  return (
    <Field
      label={t('Telegram session')}
      hint={t(
        'Whose account reads the channels. Private ones are seen by accounts that have joined them.',
      )}
      errors={errors.telegramSession ?? []}
    >
      {(control) => (
        <select
          {...control}
          name="telegramSession"
          value={chosen}
          onChange={({ currentTarget }) => change({ telegramSession: currentTarget.value })}
        >
          <option value="">{t('Chosen by the stage')}</option>
          {[...names].map((name) => (
            <option key={name} value={name}>
              {telegramSessions.includes(name) ? name : t('{0} (unknown here)', name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
