import { attemptOf } from '../../episode/attempt.ts';
import type { ExecutionEvent } from '../../inspect/execution-event.ts';
import type { ExecutionFacts } from '../../inspect/execution-inspector.ts';
import { findFailure } from '../../inspect/find-failure.ts';
import type { Machine } from '../../inspect/machines.ts';
import { readStates } from '../../inspect/read-states.ts';
import type { TakenOver } from '../../inspect/taken-over.ts';
import { explainError } from '../episode-status/explain-error.ts';
import type { Payloads } from './payloads.ts';
import type { ExecutionSummary, ExecutionView } from './schema.ts';
import { toStateView } from './to-state-view.ts';

/** Whose execution it is. */
export interface Named {
  readonly episodeId: string;
  readonly machine: Machine;
}

const toErrorView = ({ error }: ExecutionFacts, state: string | null) => {
  if (error === null) return null;
  const { name, message, remedy } = explainError({ state, ...error });
  return { name, cause: error.cause, state, message, remedy };
};

/** An execution as a list has it; `state` is where it failed, if that is known. */
export const toSummary = (
  { episodeId, machine }: Named,
  facts: ExecutionFacts,
  payloads: Payloads,
  { startedBy = null, state = null }: { startedBy?: string | null; state?: string | null } = {},
): ExecutionSummary => ({
  name: facts.name,
  machine,
  attempt: machine === 'episode' ? attemptOf(episodeId, facts.name) : null,
  startedBy,
  status: facts.status,
  startedAt: facts.startedAt,
  stoppedAt: facts.stoppedAt,
  input: payloads(facts.input, null),
  error: toErrorView(facts, state),
});

/** How an execution went. */
interface Gone {
  readonly events: readonly ExecutionEvent[];
  /** Whether they are all of the history, or its end. */
  readonly isComplete: boolean;
  readonly takenOver: readonly TakenOver[];
}

/** An execution with the states that it went through, or the one that `only` names. */
export const toExecutionView = (
  named: Named,
  facts: ExecutionFacts,
  { events, isComplete, takenOver }: Gone,
  payloads: Payloads,
  only?: number,
): ExecutionView => {
  const runs = readStates(events);
  const failed = facts.error === null ? undefined : findFailure(runs, facts.error);
  const { startedBy: _, ...summary } = toSummary(named, facts, payloads, {
    state: failed?.name ?? null,
  });
  return {
    ...summary,
    executionArn: facts.executionArn,
    output: payloads(facts.output, null),
    failedState: failed?.id ?? null,
    states: runs
      .filter(({ id }) => only === undefined || id === only)
      .map((run) => toStateView(run, payloads)),
    takenOver: [...takenOver],
    // Step Functions numbers them from 1.
    eventCount: events.at(-1)?.id ?? 0,
    isComplete,
  };
};
