import type { HistoryEvent } from '../contract.ts';
import type { Execution } from './execution.ts';
import type { Journal } from './journal.ts';
import { executionRecord, readExecution } from './read-execution.ts';
import { append, type State } from './state.ts';
import { type StatusChange, statusChange } from './status-change.ts';

/** Told of every start and end of a Standard execution. A rejection is reported, and the end told again on the next start. */
export type StatusChangeListener = (change: StatusChange) => void | Promise<void>;

/** Tells listeners what became of executions, at least once and in the order of each execution. */
export interface Announcer {
  started(execution: Execution, input: string): void;
  /** `known` spares a look into the journal. */
  ended(
    execution: Execution,
    known?: { readonly input: string; readonly last: HistoryEvent | undefined },
  ): void;
  /** Returns how to take the listener off. The first one is told what a former process left untold. */
  add(listener: StatusChangeListener): () => void;
  /** Takes up the ends that the journal shows as untold; they wait for a listener. */
  recover(): void;
  /** Resolves when nothing is left to tell; what waits for a full disk is told after the next start. */
  close(): Promise<void>;
}

/** An end is marked in the journal once every listener has taken it, so that a crash in between repeats it. */
export const createAnnouncer = (
  state: State,
  journal: Journal,
  report: (problem: string) => void,
): Announcer => {
  const listeners = new Set<StatusChangeListener>();
  const telling = new Map<Execution, Promise<void>>();
  const closing = new AbortController();
  let untold: readonly Execution[] = [];

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

  const ended: Announcer['ended'] = (execution, known) =>
    queue(execution, async () => {
      await journal.durable(closing.signal);
      if (listeners.size > 0) {
        const record =
          known === undefined
            ? await readExecution(journal, execution)
            : executionRecord(execution, known);
        if (!(await tell(statusChange(record)))) return;
      }
      append(state, journal, { kind: 'announced', execution: execution.number });
    });

  const tellUntold = (): void => {
    if (listeners.size === 0) return;
    for (const execution of untold) ended(execution);
    untold = [];
  };

  return {
    started(execution, input) {
      if (listeners.size === 0) return;
      queue(execution, async () => {
        await journal.durable(closing.signal);
        await tell(statusChange(executionRecord(execution, { input })));
      });
    },
    ended,
    add(listener) {
      listeners.add(listener);
      tellUntold();
      return () => listeners.delete(listener);
    },
    recover() {
      untold = [...state.unannounced];
      tellUntold();
    },
    async close() {
      closing.abort();
      while (telling.size > 0) await Promise.all(telling.values());
    },
  };
};
