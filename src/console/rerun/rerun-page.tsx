import { useConsole } from '../context.ts';
import { episodeTitle } from '../episode/status-words.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { RerunForm } from './rerun-form.tsx';

/** Makes an episode again with something changed. */
export const RerunPage = ({ episodeId }: { readonly episodeId: string }) => {
  const { api } = useConsole();
  const rerun = useResource(`rerun of ${episodeId}`, {
    load: async (signal) => {
      const [input, episode] = await Promise.all([
        api.readRetryInput(episodeId, signal),
        api.readEpisode(episodeId, signal),
      ]);
      return { input, episode, show: await api.readShow(episode.podcastId, signal) };
    },
  });
  const back = hrefTo({ page: 'episode', episodeId });
  return (
    <>
      <PageTitle
        title={t('Make it again')}
        parent={{ href: back, label: rerun.data ? episodeTitle(rerun.data.episode) : t('Episode') }}
      />
      <p class="hint">
        {t(
          'What you change here is changed for this episode alone; what is public stays public until the new one is ready.',
        )}
        {rerun.data?.input.script && (
          <>
            {' '}
            {t('To change what is said,')}{' '}
            <a href={hrefTo({ page: 'script', episodeId })}>{t('edit the script')}</a>.
          </>
        )}
      </p>
      <ResourceView resource={rerun} what={t('what it was made with')}>
        {({ input, show }) => (
          <RerunForm episodeId={episodeId} languageCode={show.languageCode} input={input} />
        )}
      </ResourceView>
    </>
  );
};
