import type { Clock, HistoryEvent } from '../contract.ts';
import type { Execution } from './execution.ts';
import type { Journal } from './journal.ts';
import { append, type State } from './state.ts';

/** The cause of an execution that was cut off. */
export const CUT_OFF_CAUSE =
  'The local Step Functions process that ran this execution ended before the execution did.';

const startedEvent = (execution: Execution, input: string): HistoryEvent => ({
  id: 1,
  previousEventId: 0,
  timestamp: execution.startDate,
  type: 'ExecutionStarted',
  executionStartedEventDetails: {
    input,
    inputDetails: { truncated: false },
    roleArn: execution.machine.roleArn,
  },
});

/** Ends every execution that the journal shows as running: its process is gone, so nobody else will. */
export const abortCutOffExecutions = async (
  state: State,
  journal: Journal,
  clock: Clock,
): Promise<void> => {
  const record = (execution: Execution, event: HistoryEvent) =>
    append(state, journal, { kind: 'event', execution: execution.number, event });
  for (const execution of state.executions.values()) {
    if (execution.status !== 'RUNNING') continue;
    if (execution.lastEventId === 0) {
      const [started] = await journal.read([execution.started]);
      record(execution, startedEvent(execution, started?.kind === 'started' ? started.input : ''));
    }
    record(execution, {
      id: execution.lastEventId + 1,
      previousEventId: 0,
      timestamp: clock.now(),
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { cause: CUT_OFF_CAUSE },
    });
  }
  await journal.flushed();
};
