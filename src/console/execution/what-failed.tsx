import type { ComponentChildren } from 'preact';
import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import { useConsole } from '../context.ts';
import { nameCanceller } from '../episode/cancelled.ts';
import { tookTime } from '../format/duration.ts';
import { counted, t } from '../language/translate.ts';
import { JsonView } from './json-view.tsx';

/** The lines of the input that the first screen has room for. */
const INPUT_LINES = 14;

const spent = ({ tries }: StateView): string => {
  const [first, last] = [tries[0], tries.at(-1)];
  if (!first || !last?.endedAt) return '';
  const took = tookTime(Date.parse(last.endedAt) - Date.parse(first.startedAt));
  return tries.length === 1
    ? t('After {0}', took)
    : t('After {0} in {1}', counted(tries.length, '1 try', '{n} tries'), took);
};

interface WhatFailedProps {
  readonly execution: ExecutionView;
  readonly load: (state: number) => Promise<unknown>;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** What failed, where, why, with what input, and what to do: all that the first screen must tell. */
export const WhatFailed = ({ execution, load, children }: WhatFailedProps) => {
  const { userId } = useConsole();
  const { error, failedState, states, status } = execution;
  if (error === null) return null;
  const run = states.find(({ id }) => id === failedState);
  const isStopped = status === 'aborted';
  return (
    <section
      class={`card what-failed${isStopped ? ' what-stopped' : ''}`}
      aria-label={t('What failed')}
    >
      <div class="why">
        <h2 class="failed-title">
          {run ? (
            <>
              <span dir="ltr">{run.name}</span> {isStopped ? t('was stopped') : t('failed')}
            </>
          ) : isStopped ? (
            t('The execution was stopped')
          ) : (
            t('The execution failed')
          )}
        </h2>
        <p class="error-name">
          <code>{error.name}</code> {run && spent(run)}
        </p>
        <p dir="auto">{nameCanceller(error.message, userId)}</p>
        {children}
      </div>
      {run && (
        <JsonView
          label={t('Input of {0}', run.name)}
          value={run.input}
          lines={INPUT_LINES}
          load={() => load(run.id)}
        />
      )}
    </section>
  );
};
