import type { ApiKey } from '../../access/api-key.ts';
import type { IssuedKey } from '../api/access-calls.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Moment } from '../ui/moment.tsx';
import { ChangeKey } from './change-key.tsx';
import { KeyShows } from './key-shows.tsx';

/** Whether a key is let in, as a small coloured label. */
const KeyBadge = ({ apiKey }: { readonly apiKey: ApiKey }) => {
  if (apiKey.revokedAt !== null) return <span class="badge">{t('Revoked')}</span>;
  const isOver = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) <= Date.now();
  if (isOver) return <span class="badge badge-bad">{t('Expired')}</span>;
  return <span class="badge badge-good">{apiKey.role}</span>;
};

interface KeyRowProps {
  readonly apiKey: ApiKey;
  readonly issued: (key: IssuedKey) => void;
  readonly changed: () => void;
}

const KeyRow = ({ apiKey, issued, changed }: KeyRowProps) => {
  const { api } = useConsole();
  const { id, name, prefix, previous, expiresAt, lastUsedAt, revokedAt } = apiKey;
  return (
    <li class="change">
      <span class="change-line">
        <strong dir="auto">{name}</strong> <KeyBadge apiKey={apiKey} /> <code>{prefix}…</code>
      </span>
      <span class="episode-facts">
        <span>
          {lastUsedAt === null ? (
            t('Not used yet')
          ) : (
            <>
              {t('Last used')} <Moment at={lastUsedAt} />
            </>
          )}
        </span>
        <KeyShows podcastIds={apiKey.podcastIds} />
        {expiresAt !== null && (
          <span>
            {t('Ends')} <Moment at={expiresAt} />
          </span>
        )}
        {previous !== null && (
          <span>
            {t('The value before ends')} <Moment at={previous.expiresAt} />
          </span>
        )}
      </span>
      {revokedAt === null && (
        <div class="actions">
          <ChangeKey apiKey={apiKey} changed={changed} />
          <ConfirmButton
            label={t('New value')}
            question={t('Make a new value for {0}? The one before is taken for a day more.', name)}
            confirm={t('Make a new one')}
            isBad={false}
            perform={async () => {
              issued(await api.rotateKey(id));
              changed();
            }}
          />
          <ConfirmButton
            label={t('Revoke')}
            question={t('Revoke {0}? It is refused from the next request on.', name)}
            confirm={t('Revoke it')}
            perform={async () => {
              await api.revokeKey(id);
              changed();
            }}
          />
        </div>
      )}
    </li>
  );
};

/** The named keys with what can be done to each. */
export const KeyList = ({
  keys,
  ...row
}: { readonly keys: readonly ApiKey[] } & Omit<KeyRowProps, 'apiKey'>) =>
  keys.length === 0 ? (
    <p class="empty">{t('There is no key yet.')}</p>
  ) : (
    <ul class="card changes">
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} {...row} />
      ))}
    </ul>
  );
