/** A line that a function wrote, with its facts. */
export interface LogLine {
  /** As the logger names it, for example `INFO`; empty for a line of Lambda's own. */
  readonly level: string;
  readonly message: string;
  /** Of which invocation it is; null where the line doesn't say. */
  readonly requestId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

// What every line of an invocation has says nothing in a list of one execution's lines.
const COMMON = [
  ...['timestamp', 'service', 'sampling_rate', 'xray_trace_id', 'cold_start'],
  ...['function_arn', 'function_memory_size', 'function_name', 'function_request_id'],
  ...['task', 'requestId', 'episodeId', 'execution'],
  // How CloudWatch is to read the figures that stand beside it.
  '_aws',
];

const REQUEST = /\bRequestId: ([0-9a-f-]{36})\b/;

/** What a line of a log says: the logger's JSON, or a line of Lambda's own such as `REPORT`. */
export const readLogLine = (text: string): LogLine => {
  try {
    const { level, message, ...facts } = JSON.parse(text) as Record<string, unknown>;
    const requestId = facts['function_request_id'];
    for (const name of COMMON) delete facts[name];
    return {
      level: String(level),
      message: String(message),
      requestId: typeof requestId === 'string' ? requestId : null,
      facts,
    };
  } catch {
    const [, requestId = null] = REQUEST.exec(text) ?? [];
    return { level: '', message: text.trim(), requestId, facts: {} };
  }
};
