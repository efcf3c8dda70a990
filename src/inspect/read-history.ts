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
