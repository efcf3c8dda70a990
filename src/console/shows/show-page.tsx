import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { isMoving } from '../episode/poll-delay.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { lazyPage } from '../ui/lazy-page.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';
import { EpisodeList } from './episode-list.tsx';
import { GeneratePanel } from './generate-panel.tsx';
import { ShowFacts } from './show-facts.tsx';

// Looked at now and then: the page is there before it.
const FoldedChanges = lazyPage(async () => (await import('../access/changes.tsx')).FoldedChanges);

const ListensPanel = lazyPage(
  async () => (await import('../listens/listens-panel.tsx')).ListensPanel,
);

const isPublic = ({ publishedAt, visibility }: EpisodeStatusView): boolean =>
  publishedAt !== null && visibility === 'public';

/** One show: generate an episode, its episodes, its feed. */
export const ShowPage = ({ podcastId }: { readonly podcastId: string }) => {
  const { api } = useConsole();
  const show = useResource(podcastId, {
    load: (signal) => api.readShow(podcastId, signal),
    isMoving: () => false,
  });
  const list = (cursor: string | null, signal?: AbortSignal) =>
    api.listEpisodes({ podcastId, limit: 20, cursor }, signal);
  const first = useResource(podcastId, {
    load: (signal) => list(null, signal),
    isMoving: ({ items }) => items.some(isMoving),
  });
  const pages = usePages(first.data, list, ({ episodeId }: EpisodeStatusView) => episodeId);
  const live = pages.items.find(({ terminal }) => !terminal);
  return (
    <>
      <PageTitle
        title={show.data?.title ?? t('Show')}
        parent={{ href: hrefTo({ page: 'shows' }), label: t('Shows') }}
      >
        <ForRole needs="editor">
          <a class="button" href={hrefTo({ page: 'show-settings', podcastId })}>
            {t('Settings')}
          </a>
        </ForRole>
      </PageTitle>
      <ResourceView resource={show} what={t('the show')}>
        {(data) => (
          <div class="two-columns">
            <div>
              <ForRole needs="editor">
                <GeneratePanel podcastId={podcastId} liveEpisodeId={live?.episodeId ?? null} />
              </ForRole>
              <h2>{t('Episodes')}</h2>
              <ResourceView resource={first} what={t('the episodes')}>
                {() => (
                  <>
                    <EpisodeList episodes={pages.items} isPaused={data.isPaused} />
                    {pages.more}
                  </>
                )}
              </ResourceView>
              <ListensPanel of={{ podcastId }} />
              <FoldedChanges of={{ podcastId }} />
            </div>
            <ShowFacts show={data} isPublished={pages.items.some(isPublic)} changed={show.reload} />
          </div>
        )}
      </ResourceView>
    </>
  );
};
