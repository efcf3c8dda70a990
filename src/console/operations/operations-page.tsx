import { ForRole } from '../access/for-role.tsx';
import { t } from '../language/translate.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { DeadLettersPanel } from './dead-letters-panel.tsx';
import { RunNow } from './run-now.tsx';
import { SpendingPanel } from './spending-panel.tsx';
import { TimingsPanel } from './timings-panel.tsx';

/** How the product as a whole does, and what the clock does by itself. */
export const OperationsPage = () => (
  <>
    <PageTitle title={t('Operations')} />
    <div class="operations">
      <DeadLettersPanel />
      <TimingsPanel />
      <SpendingPanel />
      <ForRole needs="editor">
        <section class="card" aria-label={t('Run now')}>
          <h2 class="part-title">{t('Run now')}</h2>
          <p class="hint">{t('The clock does each of these every few minutes by itself.')}</p>
          <RunNow />
        </section>
      </ForRole>
    </div>
  </>
);
