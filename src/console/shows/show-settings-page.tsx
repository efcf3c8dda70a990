import { useState } from 'preact/hooks';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { goTo } from '../use-route.ts';
import { ShowForm } from './form/show-form.tsx';
import { toShowChange } from './form/values/show-body.ts';
import { showValues } from './form/values/show-form-values.ts';

/** Changes a show, or deletes it. */
export const ShowSettingsPage = ({ podcastId }: { readonly podcastId: string }) => {
  const { api } = useConsole();
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const show = useResource(podcastId, { load: (signal) => api.readShow(podcastId, signal) });
  const back = hrefTo({ page: 'show', podcastId });
  return (
    <>
      <PageTitle
        title={t('Settings')}
        parent={{ href: back, label: show.data?.title ?? t('Show') }}
      />
      <ResourceView resource={show} what={t('the settings')}>
        {(data) => (
          <>
            {warnings.map((warning) => (
              <Notice key={warning} tone="bad" title={t('Saved, but look at the language')}>
                <p dir="auto">{warning}</p>
              </Notice>
            ))}
            <ShowForm
              podcastId={podcastId}
              initial={showValues(data, Intl.DateTimeFormat().resolvedOptions().timeZone)}
              submitLabel={t('Save')}
              cancelHref={back}
              save={async (values, before) => {
                const { warnings: found = [] } = await api.updateShow(
                  podcastId,
                  toShowChange(before, values),
                );
                setWarnings(found);
                if (found.length === 0) goTo({ page: 'show', podcastId });
                else scrollTo(0, 0);
              }}
            />
            <ForRole needs="admin">
              <section class="danger">
                <p>
                  {t(
                    'Deleting a show deletes its episodes. Its feed ends for everybody who listens.',
                  )}
                </p>
                <ConfirmButton
                  label={t('Delete the show')}
                  question={t('Delete “{0}” and all of its episodes for good?', data.title)}
                  confirm={t('Delete for good')}
                  perform={async () => {
                    await api.deleteShow(podcastId);
                    goTo({ page: 'shows' });
                  }}
                />
              </section>
            </ForRole>
          </>
        )}
      </ResourceView>
    </>
  );
};
