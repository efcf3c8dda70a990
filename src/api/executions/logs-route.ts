import type { ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { findRunLines } from '../../inspect/logs/find-run-lines.ts';
import type { LogReader } from '../../inspect/logs/log-reader.ts';
import { readLogLine } from '../../inspect/logs/read-log-line.ts';
import { findState, type MachineDefinition } from '../../inspect/machine-graph.ts';
import { readHistory } from '../../inspect/read-history.ts';
import { readStates } from '../../inspect/read-states.ts';
import { UnknownPage } from '../../inspect/unknown-page.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { malformedCursor, unknownExecution, unknownState } from './execution-problems.ts';
import { readName } from './read-name.ts';
import { LogsQuerySchema, type RunLogs } from './schema.ts';

/** What the lines of an execution's functions are read from. */
export interface LogsDeps {
  readonly inspector: ExecutionInspector;
  readonly logs: LogReader;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `GET …/executions/{name}/logs?state=`: what the function wrote that a visit to a state called. */
export const createLogsRoute =
  ({ inspector, logs, now }: LogsDeps): Route =>
  async (event) => {
    const { machine, name } = readName(event);
    const { state, limit, cursor = null } = readQuery(LogsQuerySchema, event);
    const [events, definition] = await Promise.all([
      readHistory(inspector, machine, name),
      inspector.definition(machine, name),
    ]);
    if (events === null || definition === null) throw unknownExecution(name);
    const run = readStates(events).find(({ id }) => id === state);
    if (!run) throw unknownState(name, state);
    const functionArn = findState(definition as MachineDefinition, run.name)?.Arguments
      ?.FunctionName;
    if (functionArn === undefined) {
      return jsonResult(200, { functionArn: null, items: [], nextCursor: null } satisfies RunLogs);
    }
    const exitedMs = run.exitedAt === null ? now() : Date.parse(run.exitedAt);
    const called = { functionArn, execution: name, enteredMs: Date.parse(run.enteredAt), exitedMs };
    try {
      const { lines, next } = await findRunLines(logs, called, { limit, after: cursor });
      const items = lines.map(({ atMs, text }) => ({
        at: new Date(atMs).toISOString(),
        ...readLogLine(text),
      }));
      return jsonResult(200, { functionArn, items, nextCursor: next } satisfies RunLogs);
    } catch (error) {
      if (error instanceof UnknownPage) throw malformedCursor();
      throw error;
    }
  };
