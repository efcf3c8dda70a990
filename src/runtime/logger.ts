type Level = 'debug' | 'info' | 'warn' | 'error';
const ORDER: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/** Writes one JSON object a line, as CloudWatch Logs Insights reads it. Facts are ids and counts, never secrets or content. */
export interface Logger {
  log(level: Level, message: string, facts?: Readonly<Record<string, unknown>>): void;
  /** A logger that adds these facts to every line. */
  with(facts: Readonly<Record<string, unknown>>): Logger;
}

/** A logger that drops what is below `minimum` and hands each line to `write`. */
export const createLogger = (
  minimum: Level = 'info',
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  base: Readonly<Record<string, unknown>> = {},
): Logger => ({
  log(level, message, facts = {}) {
    if (ORDER.indexOf(level) >= ORDER.indexOf(minimum)) {
      write(JSON.stringify({ level, message, ...base, ...facts }));
    }
  },
  with: (facts) => createLogger(minimum, write, { ...base, ...facts }),
});
