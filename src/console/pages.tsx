import type { Role } from '../access/role.ts';
import { PageForRole } from './access/for-role.tsx';
import { EpisodePage } from './episode/episode-page.tsx';
import { t } from './language/translate.ts';
import { hrefTo, type Route } from './route.ts';
import { ShowPage } from './shows/show-page.tsx';
import { ShowsPage } from './shows/shows-page.tsx';
import { Boundary } from './ui/boundary.tsx';
import { lazyPage } from './ui/lazy-page.tsx';
import { PageTitle } from './ui/page-title.tsx';
import { useRoute } from './use-route.ts';

const NewShowPage = lazyPage(async () => (await import('./shows/new-show-page.tsx')).NewShowPage);
const ShowSettingsPage = lazyPage(
  async () => (await import('./shows/show-settings-page.tsx')).ShowSettingsPage,
);
const ScriptPage = lazyPage(async () => (await import('./script/script-page.tsx')).ScriptPage);
const RerunPage = lazyPage(async () => (await import('./rerun/rerun-page.tsx')).RerunPage);
const ExecutionPage = lazyPage(
  async () => (await import('./execution/execution-page.tsx')).ExecutionPage,
);
const RunsPage = lazyPage(async () => (await import('./runs/runs-page.tsx')).RunsPage);
const RunPage = lazyPage(async () => (await import('./runs/run-page.tsx')).RunPage);
const OperationsPage = lazyPage(
  async () => (await import('./operations/operations-page.tsx')).OperationsPage,
);
const SearchPage = lazyPage(async () => (await import('./search/search-page.tsx')).SearchPage);
const AccessPage = lazyPage(async () => (await import('./access/access-page.tsx')).AccessPage);
const ConnectionsPage = lazyPage(
  async () => (await import('./connections/connections-page.tsx')).ConnectionsPage,
);
const WebhooksPage = lazyPage(
  async () => (await import('./webhooks/webhooks-page.tsx')).WebhooksPage,
);
const WebhookPage = lazyPage(async () => (await import('./webhooks/webhook-page.tsx')).WebhookPage);

/** Keys make each page start anew instead of showing the last one's data. */
const pageOf = (route: Route) => {
  switch (route.page) {
    case 'shows':
      return <ShowsPage />;
    case 'new-show':
      return <NewShowPage />;
    case 'show':
      return <ShowPage key={route.podcastId} podcastId={route.podcastId} />;
    case 'show-settings':
      return <ShowSettingsPage key={route.podcastId} podcastId={route.podcastId} />;
    case 'episode':
      return (
        <EpisodePage key={route.episodeId} episodeId={route.episodeId} startMs={route.startMs} />
      );
    case 'script':
      return <ScriptPage key={route.episodeId} episodeId={route.episodeId} />;
    case 'rerun':
      return <RerunPage key={route.episodeId} episodeId={route.episodeId} />;
    case 'execution':
      return <ExecutionPage key={route.episodeId} episodeId={route.episodeId} name={route.name} />;
    case 'runs':
      return <RunsPage />;
    case 'operations':
      return <OperationsPage />;
    case 'run':
      return <RunPage key={route.name} machine={route.machine} name={route.name} />;
    case 'search':
      return <SearchPage key={route.query} query={route.query} />;
    case 'access':
      return <AccessPage />;
    case 'connections':
      return <ConnectionsPage />;
    case 'webhooks':
      return <WebhooksPage />;
    case 'webhook':
      return <WebhookPage key={route.webhookId} webhookId={route.webhookId} />;
    case 'unknown':
      return (
        <>
          <PageTitle title={t('No such page')} />
          <p>
            {t('There is nothing at this address.')}{' '}
            <a href={hrefTo({ page: 'shows' })}>{t('See all shows')}</a>.
          </p>
        </>
      );
  }
};

/** The pages that not everybody may use: what is sent there needs the role. */
const ROLES_OF: Readonly<Partial<Record<Route['page'], Role>>> = {
  'new-show': 'editor',
  'show-settings': 'editor',
  script: 'editor',
  rerun: 'editor',
  connections: 'admin',
};

/** The page that the address names, for those who may use it. */
export const Pages = () => {
  const route = useRoute();
  return (
    <PageForRole needs={ROLES_OF[route.page] ?? 'viewer'}>
      <Boundary of={route} retry={() => location.reload()}>
        {() => pageOf(route)}
      </Boundary>
    </PageForRole>
  );
};
