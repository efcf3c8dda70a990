import { useState } from 'preact/hooks';
import type { RetryFailed as Answer } from '../../api/retry-failed/schema.ts';
import { useConsole } from '../context.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';

const countOf = ({ items }: Answer, outcome: Answer['items'][number]['outcome']): number =>
  items.filter((one) => one.outcome === outcome).length;

const episodes = (count: number): string => counted(count, '1 episode', '{n} episodes');

const Outcome = ({ answer }: { readonly answer: Answer }) => {
  const refused = answer.items.filter(({ outcome }) => outcome === 'refused');
  return (
    <Notice tone="good" title={t('{0} started again', episodes(countOf(answer, 'started')))}>
      {countOf(answer, 'waits') > 0 && (
        <p>
          {t(
            '{0} wait, since a show makes one at a time: do this again when these have ended.',
            episodes(countOf(answer, 'waits')),
          )}
        </p>
      )}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ episodeId, title, detail }) => (
            <li key={episodeId} dir="auto">
              <a href={hrefTo({ page: 'episode', episodeId })}>{title ?? episodeId}</a>: {detail}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
};

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
  return (
    <section class="card retry-failed" aria-label={t('Make again what failed')}>
      <ResourceView resource={found} what={t('what failed with it')}>
        {(known) => (
          <>
            {answer ? (
              <Outcome answer={answer} />
            ) : (
              <p>
                {known.isMore && <>{t('More than')} </>}
                {episodes(known.items.length)} {t('failed with')} <code>{error}</code>;{' '}
                {countOf(known, 'would-start')} {t('can start now.')}
              </p>
            )}
            {!answer && countOf(known, 'would-start') > 0 && (
              <ConfirmButton
                label={t('Make them again')}
                question={t(
                  'Make {0} again, each from the step that failed? What is spoken already isn’t paid for again.',
                  episodes(countOf(known, 'would-start')),
                )}
                confirm={t('Make them again')}
                keep={t('Leave them')}
                isBad={false}
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
