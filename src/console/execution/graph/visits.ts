import type { ExecutionView, StateView } from '../../../api/executions/schema.ts';
import { phaseOf, type RunPhase } from '../run-phase.ts';

/** How a state of the graph stands, over all visits to it. */
export interface NodeVisits {
  /** Of the newest visit. */
  readonly phase: RunPhase;
  readonly visits: number;
  readonly tries: number;
  /** The newest visit. */
  readonly id: number;
}

/** The states that were visited, by name. */
export const visitsOf = ({
  states,
  status,
}: Pick<ExecutionView, 'states' | 'status'>): ReadonlyMap<string, NodeVisits> => {
  const visited = new Map<string, NodeVisits>();
  for (const run of states) {
    const before = visited.get(run.name);
    visited.set(run.name, {
      phase: phaseOf(run, status),
      visits: (before?.visits ?? 0) + 1,
      tries: (before?.tries ?? 0) + run.tries.length,
      id: run.id,
    });
  }
  return visited;
};

const key = (from: string, to: string): string => `${from}→${to}`;

/** The ways from state to state that were taken: `from→to`. */
export const takenWays = (states: readonly StateView[]): ReadonlySet<string> => {
  const taken = new Set<string>();
  const before = new Map<string, StateView>();
  for (const run of states) {
    const branch = `${run.parent} ${run.item}`;
    const last = before.get(branch) ?? states.find(({ id }) => id === run.parent);
    if (last) taken.add(key(last.name, run.name));
    before.set(branch, run);
  }
  return taken;
};

/** Whether a way was taken. */
export const isTaken = (
  taken: ReadonlySet<string>,
  { from, to }: { readonly from: string; readonly to: string },
): boolean => taken.has(key(from, to));
