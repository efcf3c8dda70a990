import type { ExecutionSummary } from '../../api/executions/schema.ts';
import { episodeIdOf } from '../../inspect/machines.ts';
import { executionInWords } from '../execution/status-in-words.ts';
import { tookTime } from '../format/duration.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';

const hrefOf = ({ machine, name }: ExecutionSummary): string =>
  machine === 'episode'
    ? hrefTo({ page: 'execution', episodeId: episodeIdOf(name), name })
    : hrefTo({ page: 'run', machine, name });

/** The show that a run is of, as far as its input names one. */
export const showIdOf = ({ input }: ExecutionSummary): string | undefined =>
  ((input ?? {}) as { readonly podcastId?: string }).podcastId;

interface RunRowProps {
  readonly run: ExecutionSummary;
  /** Of its show; null of one that is gone, undefined until it is known. */
  readonly showTitle: string | null | undefined;
  /** Whether its machine is told beside its show: it isn't where all are of one. */
  readonly hasMachine: boolean;
  /** Undefined where nothing can be chosen. */
  readonly choice?: { readonly isChosen: boolean; readonly toggle: () => void } | undefined;
}

/** One run in the list. */
export const RunRow = ({ run, showTitle, hasMachine, choice }: RunRowProps) => {
  const { words, tone } = executionInWords(run.status);
  const isGone = run.machine === 'episode' && showTitle === null;
  const title = showTitle ?? (isGone ? t('A show that is gone') : run.machine);
  return (
    <li class="run-row">
      {choice && (
        <label class="run-choice">
          <input type="checkbox" checked={choice.isChosen} onChange={choice.toggle} />
          <span class="visually-hidden">{t('Choose the run of {0}', title)}</span>
        </label>
      )}
      <a class="episode-row" href={hrefOf(run)}>
        <span class="episode-title" dir="auto">
          {title}
        </span>
        <span class={`badge badge-${tone}`}>{words}</span>
        <span class="episode-facts">
          {hasMachine && title !== run.machine && <span>{run.machine}</span>}
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
