import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { DiskCard } from '../disk/disk-card.tsx';
import { ExportDrop } from '../exports/export-drop.tsx';
import { t } from '../language/translate.ts';
import { TelegramCard } from '../telegram/telegram-card.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { ConnectionCard } from './connection-card.tsx';

/** What a stack at home is connected to: Telegram, voices, and models that write. */
export const ConnectionsPage = () => {
  const { api } = useConsole();
  /** How many exports were brought in here: the channels are listed anew then. */
  const [imports, setImports] = useState(0);
  const known = useResource('connections', { load: (signal) => api.listConnections(signal) });
  return (
    <>
      <PageTitle title={t('Connections')} />
      <p class="hint">
        {t(
          'Without any of these, this machine’s own voices speak and the built-in writer writes. Keys stay on this machine and are never shown again. A change of voices and models counts for what begins from now on.',
        )}
      </p>
      {known.data?.isSealed === false && (
        <p class="hint">
          {t(
            'The keys are kept in a file that only its owner may read, unencrypted. Set STEPCAST_KEY for npm start to have them encrypted.',
          )}
        </p>
      )}
      <ResourceView resource={known} what={t('the connections')}>
        {({ connections }) => (
          <div class="connections">
            {connections.map((connection) =>
              connection.name === 'telegram' ? (
                <Fragment key="telegram">
                  <TelegramCard key={imports} connection={connection} changed={known.reload} />
                  <ExportDrop changed={() => setImports(imports + 1)} />
                </Fragment>
              ) : (
                <ConnectionCard
                  key={connection.name}
                  connection={connection}
                  changed={known.reload}
                />
              ),
            )}
          </div>
        )}
      </ResourceView>
      <DiskCard />
    </>
  );
};
