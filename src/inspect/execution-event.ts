/**
 * One event of an execution's history as Step Functions gives it (API reference, HistoryEvent):
 * beside these members one named after its type, for example `taskFailedEventDetails`. The
 * timestamp is ISO 8601 UTC.
 */
export interface ExecutionEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: string;
  readonly type: string;
  readonly [details: `${string}EventDetails`]: unknown;
}

/** What an event can tell besides its type; every member is there only where its type has it. */
export interface EventDetails {
  readonly name?: string;
  readonly input?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly index?: number;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly assignedVariables?: Readonly<Record<string, string>>;
}

/** The details of an event; none of one that has no more than its type. */
export const detailsOf = (event: ExecutionEvent): EventDetails => {
  const found = Object.entries(event).find(([name]) => name.endsWith('EventDetails'));
  return (found?.[1] ?? {}) as EventDetails;
};
