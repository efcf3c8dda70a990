interface Failure {
  readonly error?: string | undefined;
}

/** The fields of a history event that the summary reads; client-sfn's HistoryEvent has them. */
interface Event {
  readonly type?: string | undefined;
  readonly timestamp?: Date | undefined;
  readonly stateEnteredEventDetails?: { readonly name?: string | undefined } | undefined;
  readonly stateExitedEventDetails?: { readonly name?: string | undefined } | undefined;
  readonly taskFailedEventDetails?: Failure | undefined;
  readonly taskTimedOutEventDetails?: Failure | undefined;
  readonly lambdaFunctionFailedEventDetails?: Failure | undefined;
  readonly lambdaFunctionTimedOutEventDetails?: Failure | undefined;
  readonly executionFailedEventDetails?: Failure | undefined;
}

/**
 * One visit to a state. `attempts` counts the calls of its task, or is 1 for a state that calls
 * nothing; `error` is there when its last call failed, and in a Fail state.
 */
export interface StateVisit {
  readonly name: string;
  readonly enteredAt: string;
  readonly exitedAt: string | null;
  readonly attempts: number;
  readonly error?: string;
}

const failureOf = (event: Event): Failure | undefined =>
  event.taskFailedEventDetails ??
  event.taskTimedOutEventDetails ??
  event.lambdaFunctionFailedEventDetails ??
  event.lambdaFunctionTimedOutEventDetails ??
  event.executionFailedEventDetails;

/** The states of an execution in the order in which they were entered, read from its history. */
export const summarizeStates = (events: readonly Event[]): StateVisit[] => {
  const visits: StateVisit[] = [];
  const amend = (change: Partial<StateVisit>) => {
    const last = visits.pop();
    if (last) visits.push({ ...last, ...change });
  };
  let calls = 0;
  let error: string | undefined;
  for (const event of events) {
    const { type, timestamp, stateEnteredEventDetails: entered } = event;
    const at = timestamp?.toISOString() ?? '';
    const failure = failureOf(event);
    if (failure) error = failure.error ?? 'Unknown';
    if (entered?.name) {
      [calls, error] = [0, undefined];
      visits.push({ name: entered.name, enteredAt: at, exitedAt: null, attempts: 1 });
    } else if (type === 'TaskScheduled' || type === 'LambdaFunctionScheduled') {
      // A call that failed before this one has been made good, if this one succeeds.
      error = undefined;
      calls += 1;
      amend({ attempts: calls });
    } else if (
      type?.endsWith('StateExited') ||
      // A Fail state ends the execution without an exit of its own.
      (type?.startsWith('Execution') && visits.at(-1)?.exitedAt === null)
    ) {
      amend({ exitedAt: at, ...(error !== undefined && { error }) });
    }
  }
  return visits;
};
