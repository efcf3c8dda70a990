import type { ExecutionEvent } from './execution-event.ts';
import type { ExecutionInspector } from './execution-inspector.ts';
import type { Machine } from './machines.ts';

/** The most that Step Functions gives at once (API reference, GetExecutionHistory). */
export const MOST_EVENTS = 1000;

/** All events of an execution so far, oldest first; null for one that isn't there. */
export const readHistory = async (
  inspector: Pick<ExecutionInspector, 'history'>,
  machine: Machine,
  name: string,
): Promise<readonly ExecutionEvent[] | null> => {
  const events: ExecutionEvent[] = [];
  let after: string | null = null;
  do {
    const page = await inspector.history(machine, name, { limit: MOST_EVENTS, after });
    if (page === null) return null;
    events.push(...page.events);
    after = page.next;
  } while (after !== null);
  return events;
};

/** The last events of an execution, as many as are given at once, oldest first, and whether there are others before; null for one that isn't there. */
export const readLastEvents = async (
  inspector: Pick<ExecutionInspector, 'history'>,
  machine: Machine,
  name: string,
): Promise<{ readonly events: readonly ExecutionEvent[]; readonly isComplete: boolean } | null> => {
  const request = { limit: MOST_EVENTS, after: null, newestFirst: true };
  const page = await inspector.history(machine, name, request);
  return page && { events: page.events.toReversed(), isComplete: page.next === null };
};
