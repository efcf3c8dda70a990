import type { HistoryEvent } from '../contract.ts';
import type { Journal, JournalRecord, Position } from '../journal/journal.ts';
import type { Execution } from './execution.ts';
import type { ExecutionRecord } from './status-change.ts';

const eventsOf = (records: readonly JournalRecord[]): HistoryEvent[] =>
  records.flatMap((record) => (record.kind === 'event' ? [record.event] : []));

interface Ending {
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

const DETAILS = [
  'executionSucceededEventDetails',
  'executionFailedEventDetails',
  'executionTimedOutEventDetails',
  'executionAbortedEventDetails',
];

const endingOf = (event: HistoryEvent | undefined): Ending => {
  const member = DETAILS.find((name) => event?.[name] !== undefined);
  return member === undefined ? {} : (event?.[member] as Ending);
};

/** The events from index `from` up to `to`, oldest first. */
export const readEvents = async (
  journal: Journal,
  execution: Execution,
  from: number,
  to: number,
): Promise<HistoryEvent[]> => eventsOf(await journal.read(execution.events.slice(from, to)));

/** The execution with its input, and, when it has ended, its output or its error and cause. */
export const readExecution = async (
  journal: Journal,
  execution: Execution,
): Promise<ExecutionRecord> => {
  const { status, stopDate, startDate } = execution;
  const last: Position[] =
    status === 'RUNNING' ? [] : execution.events.slice(execution.events.length - 1, Infinity);
  const [started, ...rest] = await journal.read([execution.started, ...last]);
  const { output, error, cause } = endingOf(eventsOf(rest)[0]);
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine.arn,
    name: execution.name,
    status,
    startDate,
    stopDate,
    input: started?.kind === 'started' ? started.input : '{}',
    output,
    error,
    cause,
    traceHeader: started?.kind === 'started' ? started.traceHeader : undefined,
  };
};
