import { type LogItem, Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import { errorFacts } from './error-facts.ts';
import { embedMetrics, Metrics, namespaceOf } from './metrics.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';
/** Ids, counts and errors; never secrets or content. */
type Facts = Readonly<Record<string, unknown>>;

/**
 * Writes one JSON object a line, as CloudWatch Logs Insights reads it. An error among the facts is
 * written with its name, message, stack and causes; `Metrics` become metrics of the stage.
 */
export type Logger = Readonly<Record<Level, (message: string, facts?: Facts) => void>>;

/** The part of AWS Lambda's context that every line of an invocation tells. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
}

/** The logger of a process, which one invocation at a time writes to. */
export interface ProcessLogger extends Logger {
  /** From now on every line is of this invocation and has these facts, and no others of before. */
  startInvocation(context: InvocationContext, facts?: Facts): void;
}

const writable = (facts: Facts, namespace: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (value instanceof Metrics) {
        return Object.entries(embedMetrics(namespace, value, Date.now()));
      }
      return [[name, value instanceof Error ? errorFacts(value) : value]];
    }),
  );

/** A logger that drops what is below `minimum` and hands each line to `write`. */
export const createLogger = (
  minimum: Level = 'info',
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): ProcessLogger => {
  class LineLogger extends PowertoolsLogger {
    protected override printLog(_level: number, item: LogItem): void {
      item.prepareForPrint();
      write(JSON.stringify(item.getAttributes(), this.getJsonReplacer()));
    }
  }
  const powertools = new LineLogger({
    serviceName: 'stepcast',
    logLevel: minimum.toUpperCase() as Uppercase<Level>,
  });
  let namespace = namespaceOf('');
  const at =
    (level: Level): Logger[Level] =>
    (message, facts = {}) =>
      powertools[level](message, writable(facts, namespace));
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    startInvocation(context, facts = {}) {
      namespace = namespaceOf(context.functionName);
      powertools.resetKeys();
      powertools.addContext(context as Parameters<typeof powertools.addContext>[0]);
      powertools.appendKeys(writable(facts, namespace));
    },
  };
};
