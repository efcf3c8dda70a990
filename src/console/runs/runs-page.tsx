import { useState } from 'preact/hooks';
import type { ExecutionSummary } from '../../api/executions/schema.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import type { Show } from '../../show/show.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { executionInWords } from '../execution/status-in-words.ts';
import { tookTime } from '../format/duration.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';
import { RetryFailed } from './retry-failed.tsx';
import { type RunChoice, RunFilterForm, toFilter } from './run-filter-form.tsx';

interface RowProps {
  readonly run: ExecutionSummary;
  readonly shows: readonly Show[];
}

const hrefOf = ({ machine, name }: ExecutionSummary): string =>
  machine === 'episode'
    ? hrefTo({ page: 'execution', episodeId: episodeIdOf(name), name })
    : hrefTo({ page: 'run', machine, name });

const Row = ({ run, shows }: RowProps) => {
  const { words, tone } = executionInWords(run.status);
  const { podcastId } = (run.input ?? {}) as { readonly podcastId?: string };
  const show = shows.find(({ id }) => id === podcastId)?.title;
  return (
    <li>
      <a class="episode-row" href={hrefOf(run)}>
        <span class="episode-title" dir="auto">
          {show ?? (run.machine === 'episode' ? t('A show that is gone') : run.machine)}
        </span>
        <span class={`badge badge-${tone}`}>{words}</span>
        <span class="episode-facts">
          <span>
            <Moment at={run.startedAt} />
          </span>
          {run.stoppedAt !== null && (
            <span>{tookTime(Date.parse(run.stoppedAt) - Date.parse(run.startedAt))}</span>
          )}
          {run.attempt !== null && run.attempt > 1 && <span>{t('attempt {0}', run.attempt)}</span>}
        </span>
        {run.error !== null && (
          <span
            class={run.status === 'aborted' ? 'episode-error episode-error-quiet' : 'episode-error'}
            dir="auto"
          >
            <code>{run.error.name}</code> {run.error.message}
          </span>
        )}
      </a>
    </li>
  );
};

const Runs = ({ choice }: { readonly choice: RunChoice }) => {
  const { api } = useConsole();
  const shows = useResource('shows', { load: (signal) => api.listShows(null, signal) });
  const first = useResource(JSON.stringify(choice), {
    load: (signal) => api.listRuns(toFilter(choice, Date.now()), null, signal),
    isMoving: ({ items }) => items.some(({ status }) => status === 'running'),
  });
  const { items, more } = usePages(
    first.data,
    (cursor) => api.listRuns(toFilter(choice, Date.now()), cursor),
    ({ name }: ExecutionSummary) => name,
  );
  return (
    <ResourceView resource={first} what={t('the runs')}>
      {() => (
        <>
          {choice.machine === 'episode' && choice.error !== '' && (
            <ForRole needs="editor">
              <RetryFailed error={choice.error} changed={first.reload} />
            </ForRole>
          )}
          {items.length === 0 ? (
            <p class="empty">
              {first.data?.nextCursor
                ? t('No run like that among the newest.')
                : t('No run like that.')}
            </p>
          ) : (
            <ul class="card episode-list">
              {items.map((run) => (
                <Row key={run.name} run={run} shows={shows.data?.items ?? []} />
              ))}
            </ul>
          )}
          {more}
        </>
      )}
    </ResourceView>
  );
};

/** The runs of every machine for all shows, as one filters them. */
export const RunsPage = () => {
  const [choice, setChoice] = useState<RunChoice>({
    machine: 'episode',
    status: '',
    error: '',
    words: '',
    days: 0,
  });
  return (
    <>
      <PageTitle title={t('Runs')} />
      <RunFilterForm choice={choice} change={setChoice} />
      <Runs key={JSON.stringify(choice)} choice={choice} />
    </>
  );
};
