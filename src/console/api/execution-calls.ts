import type { ExecutionSummary, ExecutionView, RunLogs } from '../../api/executions/schema.ts';
import type { RetryFailed } from '../../api/retry-failed/schema.ts';
import type { ExecutionEvent } from '../../inspect/execution-event.ts';
import type { MachineDefinition } from '../../inspect/machine-graph.ts';
import type { OPERATIONS_RUN } from '../../inspect/machine-runner.ts';
import type { Machine } from '../../inspect/machines.ts';
import type { Page, Send } from './call.ts';

/** A machine that somebody may run. */
export type RunnableMachine = (typeof OPERATIONS_RUN)[number];

/** As many attempts as the API tells of at once: more than anybody makes. */
const ATTEMPTS = 20;
/** As many events as Step Functions gives at once. */
const EVENTS = 1000;

/** What a list of the runs of all shows is asked for; empty texts for all. */
export interface RunFilter {
  readonly machine: Machine | 'all';
  readonly status: string;
  readonly error: string;
  readonly words: string;
  readonly since: string;
}

/**
 * The calls about how episodes were made. An execution is named by where it is in the API:
 * `/episodes/<id>/executions/<name>` or `/executions/<machine>/<name>`. Every one throws
 * ApiUnreachable or ApiRefusal.
 */
export const executionCalls = (call: Send) => ({
  listExecutions: (episodeId: string, signal?: AbortSignal) =>
    call<Page<ExecutionSummary>>('GET', `/episodes/${episodeId}/executions?limit=${ATTEMPTS}`, {
      signal,
    }),
  listRuns: (filter: RunFilter, cursor: string | null, signal?: AbortSignal) => {
    const given = Object.entries({ ...filter, cursor: cursor ?? '' }).filter(([, value]) => value);
    return call<Page<ExecutionSummary>>('GET', `/executions?${new URLSearchParams(given)}`, {
      signal,
    });
  },
  runMachine: (machine: RunnableMachine) =>
    call<{ name: string }>('POST', `/operations/${machine}/run`, { body: {} }),
  retryFailed: (
    what: ({ readonly error: string } | { readonly episodeIds: readonly string[] }) & {
      readonly dryRun: boolean;
    },
    signal?: AbortSignal,
  ) => call<RetryFailed>('POST', '/operations/retry', { body: what, signal }),
  readExecution: (path: string, signal?: AbortSignal) =>
    call<ExecutionView>('GET', path, { signal }),
  /** What the end of its history tells, soon however long that is. */
  readEndOfExecution: (path: string, signal?: AbortSignal) =>
    call<ExecutionView>('GET', `${path}?part=last`, { signal }),
  /** One visit to a state, with all that it got and gave. */
  readStateVisit: (path: string, state: number) =>
    call<ExecutionView>('GET', `${path}?state=${state}`),
  /** What the function wrote that a visit to a state called. */
  readRunLogs: (
    path: string,
    { state, cursor }: { readonly state: number; readonly cursor: string | null },
    signal?: AbortSignal,
  ) => {
    const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    return call<RunLogs>('GET', `${path}/logs?state=${state}${after}`, { signal });
  },
  readDefinition: (path: string, signal?: AbortSignal) =>
    call<MachineDefinition>('GET', `${path}/definition`, { signal }),
  readEvents: (path: string, cursor: string | null, signal?: AbortSignal) => {
    const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    return call<Page<ExecutionEvent>>('GET', `${path}/history?limit=${EVENTS}${after}`, {
      signal,
    });
  },
});

/** Where the API has an execution of an episode. */
export const episodeExecution = (episodeId: string, name: string): string =>
  `/episodes/${episodeId}/executions/${name}`;
