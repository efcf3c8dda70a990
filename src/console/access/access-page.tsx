import { useState } from 'preact/hooks';
import type { IssuedKey } from '../api/access-calls.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { Changes } from './changes.tsx';
import { ForRole } from './for-role.tsx';
import { KeyList } from './key-list.tsx';
import { NewKeyForm } from './new-key-form.tsx';

/** The value of a key, which the API tells once. */
const KeyValue = ({ issued }: { readonly issued: IssuedKey }) => (
  <Notice tone="good" title={t('The value of {0}, shown this once', issued.name)}>
    <p>
      <code>{issued.value}</code>
    </p>
    <CopyButton text={issued.value} label={t('Copy the key')} />
  </Notice>
);

const Keys = () => {
  const { api } = useConsole();
  const keys = useResource('keys', {
    load: (signal) => api.listKeys(signal),
    isMoving: () => false,
  });
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const show = (key: IssuedKey) => {
    setIssued(key);
    keys.reload();
  };
  return (
    <section aria-label={t('Keys')}>
      <h2>{t('Keys')}</h2>
      <p class="hint">{t('Each lets one program in, which the list of changes then names.')}</p>
      <div role="status">{issued !== null && <KeyValue issued={issued} />}</div>
      <ResourceView resource={keys} what={t('the keys')}>
        {(list) => <KeyList keys={list} issued={show} changed={keys.reload} />}
      </ResourceView>
      <div class="show-form below">
        <NewKeyForm issued={show} />
      </div>
    </section>
  );
};

/** Who may call the API, and who changed what. */
export const AccessPage = () => (
  <>
    <PageTitle title={t('Access')} />
    <ForRole needs="admin">
      <Keys />
    </ForRole>
    <section aria-label={t('Who changed what')}>
      <h2>{t('Who changed what')}</h2>
      <Changes of={{}} />
    </section>
  </>
);
