import { useState } from 'preact/hooks';
import type { RetryFailed as Answer } from '../../api/retry-failed/schema.ts';
import { useConsole } from '../context.ts';
import { hrefTo } from '../route.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';

const countOf = ({ items }: Answer, outcome: Answer['items'][number]['outcome']): number =>
  items.filter((one) => one.outcome === outcome).length;

const episodes = (count: number): string => (count === 1 ? '1 episode' : `${count} episodes`);

const Outcome = ({ answer }: { readonly answer: Answer }) => {
  const refused = answer.items.filter(({ outcome }) => outcome === 'refused');
  return (
    <Notice tone="good" title={`${episodes(countOf(answer, 'started'))} started again`}>
      {countOf(answer, 'waits') > 0 && (
        <p>
          {episodes(countOf(answer, 'waits'))} wait, since a show makes one at a time: do this again
          when these have ended.
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
    <section class="card retry-failed" aria-label="Make again what failed">
      <ResourceView resource={found} what="what failed with it">
        {(known) => (
          <>
            {answer ? (
              <Outcome answer={answer} />
            ) : (
              <p>
                {known.isMore ? 'More than ' : ''}
                {episodes(known.items.length)} failed with <code>{error}</code>;{' '}
                {countOf(known, 'would-start')} can start now.
              </p>
            )}
            {!answer && countOf(known, 'would-start') > 0 && (
              <ConfirmButton
                label="Make them again"
                question={`Make ${episodes(countOf(known, 'would-start'))} again, each from the step that failed? What is spoken already isn’t paid for again.`}
                confirm="Make them again"
                keep="Leave them"
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
