import type { Json } from '../../contract.ts';
import { createItemContext } from '../data/context-object.ts';
import { runBranches } from '../run/branches.ts';
import { runIteration } from './map-iteration.ts';
import type { MapRun } from './map-run.ts';

/** How many iterations of an inline Map run at once when the definition sets no limit (service quota). */
const DEFAULT_LIMIT = 40;

/** Runs the iterations inside the execution: their events are its own, and the first that fails fails the Map. */
export function runInline({ visit, machine, list, limit, started, select }: MapRun) {
  const { thread, stateName: name } = visit;
  const lanes: number[] = [];
  const iterate = async (index: number, lane: number, signal: AbortSignal): Promise<Json> => {
    const context = createItemContext(thread.context, list, index);
    const iteration = thread.fork(context, signal, lanes[lane] ?? started);
    const output = await iteration.runWithin(thread, () =>
      runIteration(iteration, machine, { name, index }, () => select(index)),
    );
    lanes[lane] = iteration.lastEventId;
    return output;
  };
  return runBranches(thread.signal, list.length, limit === 0 ? DEFAULT_LIMIT : limit, iterate);
}
