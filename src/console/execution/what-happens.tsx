import type { ExecutionView, StateView } from '../../api/executions/schema.ts';
import { findState, type MachineDefinition } from '../../inspect/machine-graph.ts';
import { nextTry } from '../../inspect/next-try.ts';
import { runningTime, tookTime } from '../format/duration.ts';
import { causeInWords } from './cause-in-words.ts';
import { phaseOf } from './run-phase.ts';

const clock = (at: string): string =>
  new Date(at).toLocaleTimeString(undefined, { timeStyle: 'medium' });

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
        <span dir="ltr">{run.name}</span> failed
        {next && (
          <>
            {' '}
            and is tried again {next.isLatest ? 'by' : 'at'} <time>{clock(next.at)}</time>
            {Date.parse(next.at) > now && ` (${runningTime(Date.parse(next.at) - now)})`}: try{' '}
            {next.number} of {next.most} at most
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
        <span dir="ltr">{run.name}</span> {run.type === 'Wait' ? 'waits' : 'is at work'}, {since} so
        far{run.tries.length > 1 && `: try ${run.tries.length}`}
      </p>
      {before?.error && (
        <p dir="auto">
          The try before failed with <code>{before.error}</code> {causeInWords(before.cause ?? '')}
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
  const { status, states, startedAt, stoppedAt } = execution;
  if (status === 'succeeded') {
    const failed = states.reduce((sum, run) => sum + isFailedTry(run), 0);
    const took = tookTime(Date.parse(stoppedAt ?? startedAt) - Date.parse(startedAt));
    return (
      <p class="happened">
        {states.length} states in {took};{' '}
        {failed === 0
          ? 'every try went well'
          : `${failed} failed ${failed === 1 ? 'try' : 'tries'}`}
        .
      </p>
    );
  }
  if (status !== 'running') return null;
  const open = states.filter(
    (run) => run.exitedAt === null && !states.some(({ parent }) => parent === run.id),
  );
  return (
    <section class="card happening" aria-label="What happens now">
      {open.map((run) =>
        phaseOf(run, status) === 'retrying' ? (
          <Retrying key={run.id} run={run} definition={definition} now={now} />
        ) : (
          <Working key={run.id} run={run} definition={definition} now={now} />
        ),
      )}
      {open.length === 0 && <p class="happening-title">Between two states</p>}
    </section>
  );
};
