import { groupOfFunction } from './log-group.ts';
import { AFTER_MS, BEFORE_MS } from './log-margins.ts';
import type { LogPage, LogReader } from './log-reader.ts';
import { readLogLine } from './read-log-line.ts';

/** One visit of an execution to a state that calls a function. Milliseconds since 1970. */
export interface CalledRun {
  readonly functionArn: string;
  /** The name of the execution. */
  readonly execution: string;
  readonly enteredMs: number;
  readonly exitedMs: number;
}

/** Lines that name the execution are looked at to learn its invocations: more than a visit makes. */
const MOST_NAMED = 200;
/** As many as a filter pattern of 1,024 characters has room for (API reference, FilterLogEvents). */
const MOST_REQUESTS = 20;

/**
 * What a function wrote for one visit to a state: the lines of the invocations that name the
 * execution, with Lambda's own of them, which name none. An invocation that died before its first
 * line, which every task begins with, isn't found.
 */
export const findRunLines = async (
  logs: LogReader,
  { functionArn, execution, enteredMs, exitedMs }: CalledRun,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<LogPage> => {
  const group = groupOfFunction(functionArn);
  const fromMs = enteredMs - BEFORE_MS;
  const named = await logs.find({
    ...{ group, fromMs, words: [execution], limit: MOST_NAMED, after: null },
    untilMs: exitedMs + BEFORE_MS,
  });
  const requests = named.lines.flatMap(({ text }) => readLogLine(text).requestId ?? []);
  if (requests.length === 0) return { lines: named.lines, next: null };
  const words = [...new Set(requests)].slice(0, MOST_REQUESTS);
  return logs.find({ group, fromMs, words, untilMs: exitedMs + AFTER_MS, limit, after });
};
