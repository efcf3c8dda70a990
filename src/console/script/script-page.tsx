import { ApiRefusal } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { deadlineInWords } from '../review/review-notice.tsx';
import { hrefTo } from '../route.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { ScriptForm } from './script-form.tsx';

/** The script of an episode, to be read beside its posts, edited line by line, and approved where it is under review. */
export const ScriptPage = ({ episodeId }: { readonly episodeId: string }) => {
  const { api } = useConsole();
  const script = useResource(episodeId, {
    load: async (signal) => {
      const [episode, words, coverage] = await Promise.all([
        api.readEpisode(episodeId, signal),
        api.readScript(episodeId, signal),
        api.readCoverage(episodeId, signal).catch((error: unknown) => {
          // Scripts of earlier versions have none.
          if (error instanceof ApiRefusal && error.problem.status === 404) return null;
          throw error;
        }),
      ]);
      return { episode, script: words, coverage };
    },
  });
  const back = hrefTo({ page: 'episode', episodeId });
  const review = script.data?.episode.review ?? null;
  return (
    <>
      <PageTitle
        title={review === null ? t('Edit the script') : t('Review the script')}
        parent={{ href: back, label: script.data?.script.title ?? t('Episode') }}
      />
      {review !== null && <p class="hint">{deadlineInWords(review)}</p>}
      <ResourceView resource={script} what={t('the script')}>
        {(known) => <ScriptForm {...known} />}
      </ResourceView>
    </>
  );
};
