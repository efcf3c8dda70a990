import { useConsole } from './context.ts';
import type { Message } from './language/catalogue.ts';
import { t } from './language/translate.ts';
import { hrefTo, type Route } from './route.ts';
import { useRoute } from './use-route.ts';

/** The parts of the console, each with the pages that lie in it. */
const PARTS = [
  {
    page: 'shows',
    label: 'Shows',
    holds: ['new-show', 'show', 'show-settings', 'episode', 'script', 'rerun', 'execution'],
  },
  { page: 'runs', label: 'Runs', holds: ['run'] },
  { page: 'operations', label: 'Operations', holds: [] },
  { page: 'webhooks', label: 'Webhooks', holds: ['webhook'] },
  { page: 'access', label: 'Access', holds: [] },
  { page: 'connections', label: 'Connections', holds: [] },
] as const satisfies readonly {
  page: Route['page'];
  label: Message;
  holds: readonly Route['page'][];
}[];

/** The links to the console's parts; the one that the reader is in is marked. */
export const Nav = () => {
  const { page: here } = useRoute();
  const { settings, may } = useConsole();
  const hasConnections = settings.hasConnections === true && may('admin');
  const parts = PARTS.filter(({ page }) => page !== 'connections' || hasConnections);
  const mark = (page: Route['page'], holds: readonly Route['page'][]) => {
    if (here === page) return 'page';
    return holds.includes(here) ? 'true' : undefined;
  };
  return (
    <nav aria-label={t('Console')}>
      {parts.map(({ page, label, holds }) => (
        <a key={page} href={hrefTo({ page })} aria-current={mark(page, holds)}>
          {t(label)}
        </a>
      ))}
    </nav>
  );
};
