import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { ScriptForm } from './script-form.tsx';

/** The script of an episode, to be edited line by line. */
export const ScriptPage = ({ episodeId }: { readonly episodeId: string }) => {
  const { api } = useConsole();
  const script = useResource(episodeId, { load: (signal) => api.readScript(episodeId, signal) });
  const back = hrefTo({ page: 'episode', episodeId });
  return (
    <>
      <PageTitle
        title={t('Edit the script')}
        parent={{ href: back, label: script.data?.title ?? t('Episode') }}
      />
      <ResourceView resource={script} what={t('the script')}>
        {(known) => <ScriptForm episodeId={episodeId} script={known} />}
      </ResourceView>
    </>
  );
};
