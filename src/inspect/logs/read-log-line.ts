import { z } from 'zod';
import { parseJson } from '../payload.ts';

/** A line that a function wrote, with its facts. */
export interface LogLine {
  /** As the logger names it, for example `INFO`; empty for a line that the logger didn't write. */
  readonly level: string;
  readonly message: string;
  /** Of which invocation it is; null where the line doesn't say. */
  readonly requestId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

// What every line of an invocation has says nothing in a list of one execution's lines.
const COMMON = [
  ...['timestamp', 'service', 'sampling_rate', 'xray_trace_id', 'cold_start'],
  ...['function_arn', 'function_memory_size', 'function_name'],
  ...['task', 'requestId', 'episodeId', 'execution'],
  // How CloudWatch is to read the figures that stand beside it.
  '_aws',
];

const REQUEST = /\bRequestId: ([0-9a-f-]{36})\b/;

const LoggedSchema = z.looseObject({
  level: z.string(),
  message: z.string(),
  function_request_id: z.string().nullable().default(null),
});

/** What a line of a log says: the logger's JSON, or any other line, such as Lambda's own `REPORT`. */
export const readLogLine = (text: string): LogLine => {
  const logged = LoggedSchema.safeParse(parseJson(text)).data;
  if (logged === undefined) {
    const [, requestId = null] = REQUEST.exec(text) ?? [];
    return { level: '', message: text.trim(), requestId, facts: {} };
  }
  const { level, message, function_request_id: requestId, ...facts } = logged;
  for (const name of COMMON) delete facts[name];
  return { level, message, requestId, facts };
};
