import type { Position } from '../../journal/index.ts';
import type { HistoryEvent } from '../contract.ts';
import type { Execution } from './execution.ts';
import type { Journal, JournalRecord } from './journal.ts';
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

/** What the journal says of an execution beyond what memory keeps. */
interface ExecutionData {
  readonly input: string;
  readonly traceHeader?: string | undefined;
  /** The last event of one that has ended. */
  readonly last?: HistoryEvent | undefined;
}

/** The execution with its input, and, when it has ended, its output or its error and cause. */
export const executionRecord = (
  execution: Execution,
  { input, traceHeader, last }: ExecutionData,
): ExecutionRecord => {
  // As recorded: the description of a timed-out execution has neither error nor cause.
  const { output, error, cause }: Ending = execution.status === 'TIMED_OUT' ? {} : endingOf(last);
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.machine.arn,
    stateMachineVersionArn: execution.versionArn,
    stateMachineAliasArn: execution.aliasArn,
    name: execution.name,
    status: last === undefined ? 'RUNNING' : execution.status,
    startDate: execution.startDate,
    stopDate: last === undefined ? undefined : execution.stopDate,
    input,
    output,
    error,
    cause,
    traceHeader,
  };
};

/** Reads the execution's record from the journal. */
export const readExecution = async (
  journal: Journal,
  execution: Execution,
): Promise<ExecutionRecord> => {
  const last: Position[] =
    execution.status === 'RUNNING'
      ? []
      : execution.events.slice(execution.events.length - 1, execution.events.length);
  const [started, ...rest] = await journal.read([execution.started, ...last]);
  if (started?.kind !== 'started') throw new Error(`The journal has no start of ${execution.arn}.`);
  const { input, traceHeader } = started;
  return executionRecord(execution, { input, traceHeader, last: eventsOf(rest)[0] });
};
