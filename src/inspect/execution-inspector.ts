import type { ExecutionEvent } from './execution-event.ts';
import type { Machine } from './machines.ts';
import type { StateError } from './state-run.ts';

export const EXECUTION_STATUSES = [
  'running',
  'succeeded',
  'failed',
  'timed_out',
  'aborted',
] as const;

/** What Step Functions knows of an execution besides its history. Times are ISO 8601 UTC. */
export interface ExecutionFacts {
  readonly executionArn: string;
  readonly name: string;
  readonly status: (typeof EXECUTION_STATUSES)[number];
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  /** JSON. */
  readonly input: string | null;
  readonly output: string | null;
  /** Of one that ended otherwise than well. */
  readonly error: StateError | null;
}

/** Some events of a history, and where it goes on; null at its end. */
export interface HistoryPage {
  readonly events: readonly ExecutionEvent[];
  readonly next: string | null;
}

/** How a history is read: at most 1,000 events at once. */
export interface HistoryRequest {
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
  readonly newestFirst?: boolean;
}

/** Which executions of a machine are listed, newest first. */
export interface ExecutionFilter {
  /** Null for all. */
  readonly status: ExecutionFacts['status'] | null;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
}

/** The names of some executions with when they began, and where the list goes on; null at its end. */
export interface ExecutionPage {
  readonly items: readonly { readonly name: string; readonly startedAt: string }[];
  readonly next: string | null;
}

/** Looks into the executions of the product's machines. Throws ExecutionsUnavailable when Step Functions can't be asked. */
export interface ExecutionInspector {
  /** @throws UnknownPage */
  list(machine: Machine, filter: ExecutionFilter): Promise<ExecutionPage>;
  /** Null for an execution that isn't there. */
  find(machine: Machine, name: string): Promise<ExecutionFacts | null>;
  /** Null for an execution that isn't there. @throws UnknownPage */
  history(machine: Machine, name: string, request: HistoryRequest): Promise<HistoryPage | null>;
  /** The definition that it runs by, in Amazon States Language; null for an execution that isn't there. */
  definition(machine: Machine, name: string): Promise<unknown>;
}
