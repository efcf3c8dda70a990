import type { Journal } from '../journal/journal.ts';
import type { Execution } from './execution.ts';
import { readExecution } from './read-execution.ts';
import { append, type State } from './state.ts';
import { type StatusChange, statusChange } from './status-change.ts';

/** Told of every start and end of a Standard execution. A rejection is reported, and the end told again on the next start. */
export type StatusChangeListener = (change: StatusChange) => void | Promise<void>;

/** Tells listeners what became of executions, at least once and in the order of each execution. */
export interface Announcer {
  started(execution: Execution): void;
  ended(execution: Execution): void;
  add(listener: StatusChangeListener): () => void;
  /** Resolves when nothing is left to tell. */
  settled(): Promise<void>;
}

/** An end is marked in the journal once every listener has taken it, so that a crash in between repeats it. */
export const createAnnouncer = (
  state: State,
  journal: Journal,
  report: (problem: string) => void,
): Announcer => {
  const listeners = new Set<StatusChangeListener>();
  const telling = new Map<Execution, Promise<void>>();

  const tell = async (change: StatusChange): Promise<boolean> => {
    const outcomes = await Promise.allSettled(
      [...listeners].map(async (listener) => listener(change)),
    );
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of failures) {
      report(`A listener failed on ${change.executionArn} (${change.status}): ${String(reason)}`);
    }
    return failures.length === 0;
  };

  const queue = (execution: Execution, work: () => Promise<void>): void => {
    const told = (telling.get(execution) ?? Promise.resolve())
      .then(work)
      .catch((error: unknown) => report(`${execution.arn} was not announced: ${String(error)}`))
      .finally(() => {
        if (telling.get(execution) === told) telling.delete(execution);
      });
    telling.set(execution, told);
  };

  return {
    started(execution) {
      if (listeners.size === 0) return;
      queue(execution, async () => {
        const record = await readExecution(journal, execution);
        await tell(
          statusChange({
            ...record,
            status: 'RUNNING',
            stopDate: undefined,
            output: undefined,
            error: undefined,
            cause: undefined,
          }),
        );
      });
    },
    ended(execution) {
      queue(execution, async () => {
        await journal.flushed();
        const told =
          listeners.size === 0 ||
          (await tell(statusChange(await readExecution(journal, execution))));
        if (told) append(state, journal, { kind: 'announced', execution: execution.number });
      });
    },
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settled() {
      while (telling.size > 0) await Promise.all(telling.values());
    },
  };
};
