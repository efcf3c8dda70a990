import { useState } from 'preact/hooks';
import type { ApiKey } from '../../access/api-key.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { type KeyValues, keyChange } from './key-change.ts';
import { KeyForm } from './key-form.tsx';

const valuesOf = ({ name, role, podcastIds, expiresAt }: ApiKey): KeyValues => ({
  ...{ name, role, podcastIds },
  until: expiresAt === null ? '' : expiresAt.slice(0, 10),
});

interface ChangeKeyProps {
  readonly apiKey: ApiKey;
  readonly changed: () => void;
}

/** Gives a key another name, role, end or other shows; its value stays. */
export const ChangeKey = ({ apiKey, changed }: ChangeKeyProps) => {
  const { api } = useConsole();
  const [isOpen, setIsOpen] = useState(false);
  const values = valuesOf(apiKey);
  return (
    <details
      class="change-key"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t('Change')}</summary>
      {isOpen && (
        <KeyForm
          values={values}
          label={t('Save the key')}
          failure={t('The key wasn’t changed')}
          save={async (wanted) => {
            await api.changeKey(apiKey.id, keyChange(values, wanted));
            setIsOpen(false);
            changed();
          }}
        />
      )}
    </details>
  );
};
