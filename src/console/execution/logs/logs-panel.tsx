import type { ExecutionView, StateView } from '../../../api/executions/schema.ts';
import { useConsole } from '../../context.ts';
import { t } from '../../language/translate.ts';
import { ResourceView } from '../../ui/resource-view.tsx';
import { usePages } from '../../use-pages.tsx';
import { useResource } from '../../use-resource.ts';
import { LogLineView } from './log-line-view.tsx';
import { LogLink } from './log-link.tsx';

interface LogsPanelProps {
  /** Where the API has the execution. */
  readonly path: string;
  readonly execution: ExecutionView;
  readonly run: StateView;
  /** The function that the state calls. */
  readonly functionArn: string;
}

/** What the function of a state wrote while it was there. */
export const LogsPanel = ({ path, execution, run, functionArn }: LogsPanelProps) => {
  const { api } = useConsole();
  const read = (cursor: string | null, signal?: AbortSignal) =>
    api.readRunLogs(path, { state: run.id, cursor }, signal);
  // Once more when it has ended: what Lambda itself writes comes last.
  const first = useResource(`logs ${path} ${run.id} ${run.exitedAt}`, {
    load: (signal) => read(null, signal),
    isMoving: () => run.exitedAt === null && execution.status === 'running',
  });
  const { items, more } = usePages(
    first.data,
    read,
    (line) => JSON.stringify(line),
    t('Show later ones'),
  );
  return (
    <section class="logs" aria-label={t('What its function wrote')}>
      <header>
        <h3>{t('What its function wrote')}</h3>
        <LogLink execution={execution} run={run} functionArn={functionArn} />
      </header>
      <ResourceView resource={first} what={t('what the function wrote')}>
        {() =>
          items.length === 0 ? (
            <p class="hint">
              {t(
                'No line, or none any more: lines are kept for a month, and a function that is ended before its first line leaves none.',
              )}
            </p>
          ) : (
            <>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
              <ol class="log-lines" dir="ltr" tabIndex={0}>
                {items.map((line, index) => (
                  <LogLineView key={`${line.at} ${index}`} line={line} />
                ))}
              </ol>
              {more}
            </>
          )
        }
      </ResourceView>
    </section>
  );
};
