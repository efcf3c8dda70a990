import { useState } from 'preact/hooks';
import type { ExecutionSummary } from '../../api/executions/schema.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import { ForRole } from '../access/for-role.tsx';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { useShowTitles } from '../shows/use-show-titles.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { usePages } from '../use-pages.tsx';
import { useResource } from '../use-resource.ts';
import { RetryChosen } from './retry-chosen.tsx';
import { RetryFailed } from './retry-failed.tsx';
import { retryable } from './retryable.ts';
import { type RunChoice, RunFilterForm, toFilter } from './run-filter-form.tsx';
import { RunRow, showIdOf } from './run-row.tsx';

const Runs = ({ choice }: { readonly choice: RunChoice }) => {
  const { api, may } = useConsole();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const first = useResource(JSON.stringify(choice), {
    load: (signal) => api.listRuns(toFilter(choice, Date.now()), null, signal),
    isMoving: ({ items }) => items.some(({ status }) => status === 'running'),
  });
  const { items, more } = usePages(
    first.data,
    (cursor) => api.listRuns(toFilter(choice, Date.now()), cursor),
    ({ machine, name }: ExecutionSummary) => `${machine}/${name}`,
  );
  const titles = useShowTitles(items.flatMap((run) => showIdOf(run) ?? []));
  const failed = retryable(items);
  const toggle = (episodeId: string) => () => {
    const others = new Set(chosen);
    if (!others.delete(episodeId)) others.add(episodeId);
    setChosen(others);
  };
  const choiceOf = (run: ExecutionSummary) => {
    const episodeId = episodeIdOf(run.name);
    if (failed.get(episodeId) !== run || !may('editor')) return undefined;
    return { isChosen: chosen.has(episodeId), toggle: toggle(episodeId) };
  };
  const isOfEpisodes = choice.machine === 'episode' || choice.machine === 'all';
  return (
    <ResourceView resource={first} what={t('the runs')}>
      {() => (
        <>
          {isOfEpisodes && choice.error !== '' && (
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
            <>
              {failed.size > 0 && (
                <ForRole needs="editor">
                  <RetryChosen
                    failed={[...failed.keys()]}
                    chosen={chosen}
                    choose={(episodeIds) => setChosen(new Set(episodeIds))}
                    changed={first.reload}
                  />
                </ForRole>
              )}
              <ul class="card episode-list">
                {items.map((run) => (
                  <RunRow
                    key={`${run.machine}/${run.name}`}
                    run={run}
                    showTitle={titles?.get(showIdOf(run) ?? '')}
                    hasMachine={choice.machine === 'all'}
                    choice={choiceOf(run)}
                  />
                ))}
              </ul>
            </>
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
