import { detailsOf, type ExecutionEvent } from './execution-event.ts';

/** The state that each event belongs to, by the event's id; none of what belongs to the execution as a whole. */
export const nameStates = (events: readonly ExecutionEvent[]): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  for (const event of events) {
    if (event.type.startsWith('Execution')) continue;
    const own = /State(?:Entered|Exited)$/.test(event.type) ? detailsOf(event).name : undefined;
    const name = own ?? names.get(event.previousEventId);
    if (name !== undefined) names.set(event.id, name);
  }
  return names;
};
