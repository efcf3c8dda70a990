import { useState } from 'preact/hooks';
import type { ExecutionSummary } from '../../../api/executions/schema.ts';
import { episodeExecution } from '../../api/execution-calls.ts';
import { useConsole } from '../../context.ts';
import { tookTime } from '../../format/duration.ts';
import { counted, t } from '../../language/translate.ts';
import { ResourceView } from '../../ui/resource-view.tsx';
import { useResource } from '../../use-resource.ts';
import { executionInWords } from '../status-in-words.ts';
import { type Cell, compare } from './compare.ts';

const CellView = ({ cell }: { readonly cell: Cell }) => {
  switch (cell.kind) {
    case 'taken':
      return <td class="cell-taken">{t('taken from attempt {0}', cell.attempt)}</td>;
    case 'edited':
      return <td class="cell-taken">{t('edited by hand')}</td>;
    case 'none':
      return <td class="cell-none">–</td>;
    case 'visited':
      return (
        <td class={cell.error === null ? undefined : 'cell-bad'}>
          {cell.tookMs === null ? t('not left') : tookTime(cell.tookMs)}
          {cell.tries > 1 && `, ${counted(cell.tries, '1 try', '{n} tries')}`}
          {cell.error !== null && (
            <>
              {' '}
              <code>{cell.error}</code>
            </>
          )}
        </td>
      );
  }
};

interface ComparePanelProps {
  readonly episodeId: string;
  readonly attempts: readonly ExecutionSummary[];
}

const Comparison = ({ episodeId, attempts }: ComparePanelProps) => {
  const { api } = useConsole();
  const names = attempts.map(({ name }) => name).reverse();
  const executions = useResource(`compare ${names.join(' ')}`, {
    load: (signal) =>
      Promise.all(
        names.map((name) => api.readExecution(episodeExecution(episodeId, name), signal)),
      ),
    isMoving: (all) => all.some(({ status }) => status === 'running'),
  });
  return (
    <ResourceView resource={executions} what={t('the attempts')}>
      {(all) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too
        <div class="comparison" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('State')}</th>
                {all.map(({ name, attempt, status }) => (
                  <th key={name} scope="col">
                    {t('Attempt {0}', attempt ?? '')}
                    <span class="cell-status">{executionInWords(status).words}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {compare(all).map(({ name, cells }) => (
                <tr key={name}>
                  <th scope="row" dir="ltr">
                    {name}
                  </th>
                  {cells.map((cell, index) => (
                    <CellView key={names[index]} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ResourceView>
  );
};

/** The attempts beside one another, state by state. */
export const ComparePanel = (props: ComparePanelProps) => {
  const [isOpen, setIsOpen] = useState(false);
  if (props.attempts.length < 2) return null;
  return (
    <details class="card" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2 class="part-title">
          {counted(props.attempts.length, 'The attempt', 'The {n} attempts beside one another')}
        </h2>
      </summary>
      {isOpen && <Comparison {...props} />}
    </details>
  );
};
