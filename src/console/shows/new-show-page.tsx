import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { goTo } from '../use-route.ts';
import { ShowForm } from './form/show-form.tsx';
import { toShowBody } from './form/values/show-body.ts';
import { newShowValues } from './form/values/show-form-values.ts';

/** Sets up a show. */
export const NewShowPage = () => {
  const { api } = useConsole();
  const shows = hrefTo({ page: 'shows' });
  return (
    <>
      <PageTitle title={t('New show')} parent={{ href: shows, label: t('Shows') }} />
      <ShowForm
        podcastId={null}
        initial={newShowValues(Intl.DateTimeFormat().resolvedOptions().timeZone)}
        submitLabel={t('Create the show')}
        cancelHref={shows}
        save={async (values) => {
          const show = await api.createShow(toShowBody(values));
          goTo({ page: 'show', podcastId: show.id });
        }}
      />
    </>
  );
};
