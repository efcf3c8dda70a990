import { detailsOf, type ExecutionEvent } from '../../inspect/execution-event.ts';
import { findState, type MachineDefinition } from '../../inspect/machine-graph.ts';
import { readStates } from '../../inspect/read-states.ts';
import { wholePayloads } from './payloads.ts';
import type { ExecutionView, RunLogs, StateView } from './schema.ts';
import { toStateView } from './to-state-view.ts';

/** The calls that an export is made of; `path` is where the API has the execution. */
export interface ExecutionReads {
  readExecution(path: string): Promise<ExecutionView>;
  readDefinition(path: string): Promise<MachineDefinition>;
  readEvents(
    path: string,
    cursor: string | null,
  ): Promise<{ readonly items: readonly ExecutionEvent[]; readonly nextCursor: string | null }>;
  readRunLogs(
    path: string,
    page: { readonly state: number; readonly cursor: string | null },
  ): Promise<RunLogs>;
}

/** What a function wrote for one visit to a state, oldest line first. */
interface StateLogs {
  /** The id of the visit. */
  readonly state: number;
  readonly name: string;
  readonly lines: RunLogs['items'];
}

/** All that is known of an execution, in one file. Times are ISO 8601 UTC. */
export interface ExportedExecution {
  readonly version: '1.0';
  readonly exportedAt: string;
  /** Input and output are whole. */
  readonly execution: Omit<ExecutionView, 'states'>;
  /** In Amazon States Language, as it was when the execution began. */
  readonly definition: MachineDefinition;
  /** Inputs and outputs are whole. */
  readonly states: readonly StateView[];
  /** As Step Functions gives it, oldest event first. */
  readonly history: readonly ExecutionEvent[];
  /** Of the states that call a function; without lines where they are no longer kept. */
  readonly logs: readonly StateLogs[];
}

/** Reads a list to its end. */
const readAll = async <T>(
  read: (
    cursor: string | null,
  ) => Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null }>,
): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
};

/**
 * Puts together what the API has of an execution in several answers; of one that runs, what there
 * is at `now` (milliseconds since 1970). States come out of the history, where nothing stands by
 * reference. @throws what the calls throw
 */
export const exportExecution = async (
  reads: ExecutionReads,
  path: string,
  now: number,
): Promise<ExportedExecution> => {
  const { states: _, ...execution } = await reads.readExecution(path);
  const definition = await reads.readDefinition(path);
  const history = await readAll((cursor) => reads.readEvents(path, cursor));
  const runs = readStates(history);
  const logs: StateLogs[] = [];
  for (const { id, name } of runs) {
    if (findState(definition, name)?.Arguments?.FunctionName === undefined) continue;
    const lines = await readAll((cursor) => reads.readRunLogs(path, { state: id, cursor }));
    logs.push({ state: id, name, lines });
  }
  const textOf = (type: string): ReturnType<typeof detailsOf> => {
    const event = history.find((one) => one.type === type);
    return event ? detailsOf(event) : {};
  };
  return {
    version: '1.0',
    exportedAt: new Date(now).toISOString(),
    execution: {
      ...execution,
      input: wholePayloads(textOf('ExecutionStarted').input ?? null),
      output: wholePayloads(textOf('ExecutionSucceeded').output ?? null),
      eventCount: history.length,
    },
    definition,
    states: runs.map((run) => toStateView(run, wholePayloads)),
    history,
    logs,
  };
};

/** What the file of an export is called. */
export const exportName = ({ execution: { machine, name } }: ExportedExecution): string =>
  `${machine}-${name}.json`;
