/** The fields of a history event that the summary reads; client-sfn's HistoryEvent has them. */
interface Event {
  readonly type?: string | undefined;
  readonly timestamp?: Date | undefined;
  readonly stateEnteredEventDetails?: { readonly name?: string | undefined } | undefined;
  readonly stateExitedEventDetails?: { readonly name?: string | undefined } | undefined;
}

/** One visit to a state. `attempts` counts the calls of its task, or is 1 for a state that calls nothing. */
export interface StateVisit {
  readonly name: string;
  readonly enteredAt: string;
  readonly exitedAt: string | null;
  readonly attempts: number;
}

/** The states of an execution in the order in which they were entered, read from its history. */
export const summarizeStates = (events: readonly Event[]): StateVisit[] => {
  const visits: StateVisit[] = [];
  const amend = (change: Partial<StateVisit>) => {
    const last = visits.pop();
    if (last) visits.push({ ...last, ...change });
  };
  let calls = 0;
  for (const { type, timestamp, stateEnteredEventDetails: entered } of events) {
    const at = timestamp?.toISOString() ?? '';
    if (entered?.name) {
      calls = 0;
      visits.push({ name: entered.name, enteredAt: at, exitedAt: null, attempts: 1 });
    } else if (type === 'TaskScheduled' || type === 'LambdaFunctionScheduled') {
      calls += 1;
      amend({ attempts: calls });
    } else if (type?.endsWith('StateExited')) {
      amend({ exitedAt: at });
    } else if (type?.startsWith('Execution') && visits.at(-1)?.exitedAt === null) {
      // A Fail state ends the execution without an exit of its own.
      amend({ exitedAt: at });
    }
  }
  return visits;
};
