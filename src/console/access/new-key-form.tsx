import type { IssuedKey } from '../api/access-calls.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import type { KeyValues } from './key-change.ts';
import { KeyForm } from './key-form.tsx';

const EMPTY: KeyValues = { name: '', role: 'viewer', podcastIds: null, until: '' };

/** Adds a key for a program. */
export const NewKeyForm = ({ issued }: { readonly issued: (key: IssuedKey) => void }) => {
  const { api } = useConsole();
  return (
    <section class="card" aria-label={t('Add a key')}>
      <h2>{t('Add a key')}</h2>
      <KeyForm
        values={EMPTY}
        label={t('Add the key')}
        failure={t('The key wasn’t added')}
        save={async ({ name, role, podcastIds, until }) => {
          const expiresAt = until === '' ? null : new Date(until).toISOString();
          issued(
            await api.createKey({
              name,
              role,
              podcastIds: podcastIds && [...podcastIds],
              expiresAt,
            }),
          );
        }}
      />
    </section>
  );
};
