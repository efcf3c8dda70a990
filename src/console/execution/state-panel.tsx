import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import { useConsole } from '../context.ts';
import { tookTime } from '../format/duration.ts';
import { fullMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { causeInWords } from './cause-in-words.ts';
import { JsonView } from './json-view.tsx';
import { LogsPanel } from './logs/logs-panel.tsx';
import { PHASES, phaseOf } from './run-phase.ts';

const Tries = ({ tries }: Pick<StateView, 'tries'>) => (
  <table class="tries">
    <thead>
      <tr>
        <th scope="col">{t('Try')}</th>
        <th scope="col">{t('Waited before')}</th>
        <th scope="col">{t('Took')}</th>
        <th scope="col">{t('Came to')}</th>
      </tr>
    </thead>
    <tbody>
      {tries.map((one, index) => (
        <tr key={one.startedAt}>
          <td>{index + 1}</td>
          <td>{index === 0 ? '–' : tookTime(one.waitSeconds * 1000)}</td>
          <td>
            {one.endedAt === null
              ? t('at work')
              : tookTime(Date.parse(one.endedAt) - Date.parse(one.startedAt))}
          </td>
          <td>
            {one.error === null ? (
              one.endedAt !== null && t('its result')
            ) : (
              <>
                <code>{one.error}</code>{' '}
                <span class="try-cause" dir="auto">
                  {causeInWords(one.cause ?? '')}
                </span>
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

interface StatePanelProps {
  /** Where the API has the execution. */
  readonly path: string;
  readonly execution: ExecutionView;
  readonly run: StateView;
  /** What the definition says of the state. */
  readonly comment: string;
  /** The function that it calls, if it calls one. */
  readonly functionArn: string | undefined;
}

/** One visit to a state: its tries, and what it got beside what it gave. */
export const StatePanel = ({ path, execution, run, comment, functionArn }: StatePanelProps) => {
  const { api } = useConsole();
  const whole = (part: 'input' | 'output' | 'assigned') => async () => {
    const { states } = await api.readStateVisit(path, run.id);
    return states[0]?.[part] ?? null;
  };
  const hasAssigned = Object.keys((run.assigned ?? {}) as object).length > 0;
  return (
    <section class="card state-panel" aria-label={t('State {0}', run.name)}>
      <header class="state-head">
        <h2 class="part-title" dir="ltr">
          {run.name}
        </h2>
        <span class="hint">
          {run.type}, {t(PHASES[phaseOf(run, execution.status)].words)}
          {t('; entered')} <time dateTime={run.enteredAt}>{fullMoment(run.enteredAt)}</time>
        </span>
      </header>
      {comment !== '' && (
        <p class="hint" dir="auto">
          {comment}
        </p>
      )}
      {run.error !== null && (
        <p class="run-error" dir="auto">
          <code>{run.error.name}</code> {causeInWords(run.error.cause)}
        </p>
      )}
      {run.tries.length > 0 && <Tries tries={run.tries} />}
      <div class="in-and-out">
        <JsonView label={t('Input')} value={run.input} load={whole('input')} />
        <JsonView label={t('Output')} value={run.output} load={whole('output')} />
      </div>
      {functionArn !== undefined && (
        <LogsPanel path={path} execution={execution} run={run} functionArn={functionArn} />
      )}
      {hasAssigned && (
        <JsonView label={t('Variables it assigned')} value={run.assigned} lines={8} />
      )}
      {run.error !== null && (
        <JsonView label={t('Cause')} value={parsed(run.error.cause)} lines={8} />
      )}
    </section>
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
