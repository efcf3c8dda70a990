import { useState } from 'preact/hooks';
import type { RetryFailed as Answer } from '../../api/retry-failed/schema.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { countOf, episodes, MadeAgain, MakeAgainButton } from './make-again.tsx';

interface RetryFailedProps {
  readonly error: string;
  readonly changed: () => void;
}

/** Makes again all that failed with one error, once somebody has seen how many that are. */
export const RetryFailed = ({ error, changed }: RetryFailedProps) => {
  const { api } = useConsole();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const found = useResource(`failed with ${error}`, {
    load: (signal) => api.retryFailed({ error, dryRun: true }, signal),
  });
  // The list says that there is none.
  if (found.data?.items.length === 0) return null;
  return (
    <section class="card retry-failed" aria-label={t('Make again what failed')}>
      <ResourceView resource={found} what={t('what failed with it')}>
        {(known) => (
          <>
            {answer ? (
              <MadeAgain answer={answer} />
            ) : (
              <p>
                {known.isMore && <>{t('More than')} </>}
                {episodes(known.items.length)} {t('failed with')} <code>{error}</code>;{' '}
                {countOf(known, 'would-start')} {t('can start now.')}
              </p>
            )}
            {!answer && countOf(known, 'would-start') > 0 && (
              <MakeAgainButton
                count={countOf(known, 'would-start')}
                perform={async () => {
                  setAnswer(await api.retryFailed({ error, dryRun: false }));
                  changed();
                }}
              />
            )}
          </>
        )}
      </ResourceView>
    </section>
  );
};
