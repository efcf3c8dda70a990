import type { Show } from '../../show/show.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { isMoving } from '../episode/poll-delay.ts';
import { t } from '../language/translate.ts';
import { SpentCaps } from '../operations/spent-caps.tsx';
import { AwaitingReview } from '../review/awaiting-review.tsx';
import { hrefTo } from '../route.ts';
import { useKnownChannels } from '../telegram/channel-origins.tsx';
import { lazyPage } from '../ui/lazy-page.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';
import { ShowCard } from './show-card.tsx';

/** At home alone; few of those who look at their shows bring an export in. */
const ExportDrop = lazyPage(async () => (await import('../exports/export-drop.tsx')).ExportDrop);

const NewShowLink = () => (
  <a class="button primary" href={hrefTo({ page: 'new-show' })}>
    {t('New show')}
  </a>
);

/** Most shows have an episode among as many; the others are asked for theirs. */
const NEWEST = 100;

/** All shows, each with when it is next and how its last episode went. */
export const ShowsPage = () => {
  const { api, settings, may } = useConsole();
  const first = useResource('shows', {
    load: (signal) => api.listShows(null, signal),
    isMoving: () => false,
  });
  const newest = useResource('newest', {
    load: (signal) => api.listEpisodes({ podcastId: null, limit: NEWEST, cursor: null }, signal),
    isMoving: ({ items }) => items.some(isMoving),
  });
  const channels = useKnownChannels();
  const pages = usePages(
    first.data,
    (cursor) => api.listShows(cursor),
    ({ id }: Show) => id,
  );
  return (
    <>
      <PageTitle title={t('Shows')}>
        {pages.items.length > 0 && may('editor') && <NewShowLink />}
      </PageTitle>
      <ForRole needs="editor">
        <AwaitingReview />
      </ForRole>
      <SpentCaps shows={pages.items} />
      <ResourceView resource={first} what={t('the shows')}>
        {() =>
          pages.items.length === 0 ? (
            <div class="empty">
              <p>{t('There is no show yet. A show turns Telegram channels into a podcast.')}</p>
              {may('editor') && <NewShowLink />}
            </div>
          ) : (
            <>
              <ul class="cards">
                {pages.items.map((show) => (
                  <ShowCard
                    key={show.id}
                    show={show}
                    newest={newest.data}
                    error={newest.error}
                    titleOf={channels.titleOf}
                  />
                ))}
              </ul>
              {pages.more}
            </>
          )
        }
      </ResourceView>
      {settings.hasConnections === true && may('editor') && (
        <ExportDrop
          changed={() => {
            first.reload();
            channels.reload();
          }}
        />
      )}
    </>
  );
};
