import type { Clock } from '../contract.ts';
import type { Execution } from './execution.ts';
import type { Journal } from './journal.ts';
import type { State } from './state.ts';

/** Which ended executions needn't be kept. */
export interface Forgetting {
  /** Names of the state machines whose idle runs go. */
  readonly machines: readonly string[];
  /** How long after their end, in milliseconds. */
  readonly afterMs: number;
  /** How often they are looked for, in real milliseconds; daily by default, and once at the start. */
  readonly everyMs?: number;
}

const DAY_MS = 24 * 3_600_000;

/** The executions that succeeded long ago without a single iteration, and whose end everybody was told. */
const idleExecutions = (
  state: State,
  { machines, afterMs }: Forgetting,
  now: number,
): readonly Execution[] =>
  [...state.executions.values()].filter(
    (execution) =>
      machines.includes(execution.machine.name) &&
      execution.status === 'SUCCEEDED' &&
      !execution.iterated &&
      !state.unannounced.has(execution) &&
      now - (execution.stopDate ?? now) > afterMs,
  );

/** Drops idle executions from state and journal, and the revisions of machines that nothing names any more. */
const createCompaction = (state: State, journal: Journal, forgetting: Forgetting, clock: Clock) => {
  // Those that a full disk kept in the journal go with the next.
  const gone = new Set<number>();
  return async (): Promise<void> => {
    const idle = idleExecutions(state, forgetting, clock.now());
    for (const { number } of idle) gone.add(number);
    if (gone.size === 0) return;
    state.forget(idle);
    const revisions = state.revisionsInUse();
    const newest = state.nextRevision;
    await journal.drop((record) => {
      if (record.kind === 'machine') {
        return record.revision < newest && !revisions.has(record.revision);
      }
      return 'execution' in record && gone.has(record.execution);
    });
    gone.clear();
  };
};

/** Keeps a journal compact from now on; a failure is reported, and the next time comes. */
export const keepCompact = (
  state: State,
  journal: Journal,
  forgetting: Forgetting,
  { clock, report }: { readonly clock: Clock; readonly report: (problem: string) => void },
): { close(): Promise<void> } => {
  const compact = createCompaction(state, journal, forgetting, clock);
  const run = () =>
    compact().catch((error: unknown) =>
      report(`The journal could not be compacted; it will be tried again: ${String(error)}`),
    );
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, forgetting.everyMs ?? DAY_MS).unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
};
