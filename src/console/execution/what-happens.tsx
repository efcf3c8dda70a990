import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import { findState, type MachineDefinition } from '../../inspect/machine-graph.ts';
import { nextTry } from '../../inspect/next-try.ts';
import { runningTime, tookTime } from '../format/duration.ts';
import { counted, locale, t } from '../language/translate.ts';
import { causeInWords } from './cause-in-words.ts';
import { phaseOf } from './run-phase.ts';

const clock = (at: string): string =>
  new Date(at).toLocaleTimeString(locale(), { timeStyle: 'medium' });

interface HappeningProps {
  readonly run: StateView;
  readonly definition: MachineDefinition | undefined;
  readonly now: number;
}

const Retrying = ({ run, definition, now }: HappeningProps) => {
  const retry = definition && findState(definition, run.name)?.Retry;
  const next = nextTry(retry ?? [], run.tries);
  const last = run.tries.at(-1);
  return (
    <>
      <p class="happening-title">
        <span dir="ltr">{run.name}</span> {t('failed')}
        {next && (
          <>
            {' '}
            {next.isLatest ? t('and is tried again by') : t('and is tried again at')}{' '}
            <time>{clock(next.at)}</time>
            {Date.parse(next.at) > now && ` (${runningTime(Date.parse(next.at) - now)})`}
            {t(': try {0} of {1} at most', next.number, next.most)}
          </>
        )}
      </p>
      <p dir="auto">
        <code>{last?.error}</code> {causeInWords(last?.cause ?? '')}
      </p>
    </>
  );
};

const Working = ({ run, now }: HappeningProps) => {
  const [last, before] = [run.tries.at(-1), run.tries.at(-2)];
  const since = runningTime(now - Date.parse(last?.startedAt ?? run.enteredAt));
  return (
    <>
      <p class="happening-title">
        <span dir="ltr">{run.name}</span> {run.type === 'Wait' ? t('waits') : t('is at work')},{' '}
        {t('{0} so far', since)}
        {run.tries.length > 1 && t(': try {0}', run.tries.length)}
      </p>
      {before?.error && (
        <p dir="auto">
          {t('The try before failed with')} <code>{before.error}</code>{' '}
          {causeInWords(before.cause ?? '')}
        </p>
      )}
    </>
  );
};

const isFailedTry = (run: StateView): number =>
  run.tries.filter(({ error }) => error !== null).length;

interface WhatHappensProps {
  readonly execution: ExecutionView;
  readonly definition: MachineDefinition | undefined;
  readonly now: number;
}

/** What an execution is doing, or in a line how one went that succeeded. */
export const WhatHappens = ({ execution, definition, now }: WhatHappensProps) => {
  const { status, states, startedAt, stoppedAt, isComplete } = execution;
  if (status === 'succeeded' && !isComplete) {
    const took = tookTime(Date.parse(stoppedAt ?? startedAt) - Date.parse(startedAt));
    return <p class="happened">{t('Succeeded after {0}', took)}</p>;
  }
  if (status === 'succeeded') {
    const failed = states.reduce((sum, run) => sum + isFailedTry(run), 0);
    const took = tookTime(Date.parse(stoppedAt ?? startedAt) - Date.parse(startedAt));
    return (
      <p class="happened">
        {t('{0} in {1};', counted(states.length, '1 state', '{n} states'), took)}{' '}
        {failed === 0
          ? t('every try went well')
          : counted(failed, '1 failed try', '{n} failed tries')}
        .
      </p>
    );
  }
  if (status !== 'running') return null;
  const open = states.filter(
    (run) => run.exitedAt === null && !states.some(({ parent }) => parent === run.id),
  );
  return (
    <section class="card happening" aria-label={t('What happens now')}>
      {open.map((run) =>
        phaseOf(run, status) === 'retrying' ? (
          <Retrying key={run.id} run={run} definition={definition} now={now} />
        ) : (
          <Working key={run.id} run={run} definition={definition} now={now} />
        ),
      )}
      {open.length === 0 && <p class="happening-title">{t('Between two states')}</p>}
    </section>
  );
};
