import { close, createAwsJsonServer, listen } from '../listen/index.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { createLogFiles, type LogFiles } from './log-files.ts';
import { LogsError } from './logs-error.ts';

/** How to start. */
export interface LogsOptions {
  /** Where the lines are kept, a file a function. */
  readonly folder: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** The keys with which requests must be signed; without them nobody looks at signatures. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Is told in a sentence when lines are lost; stderr by default. */
  readonly tell?: ((sentence: string) => void) | undefined;
}

/** A running server, and where lines are written. */
export interface Logs extends Pick<LogFiles, 'write'> {
  readonly endpoint: string;
  close(): Promise<void>;
}

const run = (folder: string, operation: string, members: unknown): Promise<unknown> => {
  if (operation === 'FilterLogEvents') return filterLogEvents(folder, members);
  throw new LogsError(
    'NotImplementedException',
    `The operation ${operation} is not implemented by these local logs.`,
    501,
  );
};

/** Starts CloudWatch Logs on 127.0.0.1: keeps the lines that functions write, and finds them again. */
export const startLogs = async (options: LogsOptions): Promise<Logs> => {
  const { folder, region = 'us-east-1', credentials } = options;
  const tell = options.tell ?? ((sentence) => process.stderr.write(`${sentence}\n`));
  const files = createLogFiles(folder, tell);
  const server = createAwsJsonServer({
    target: 'Logs_20140328',
    namespace: 'com.amazonaws.cloudwatchlogs.v20140328',
    version: '1.1',
    credentials: credentials && { region, ...credentials },
    run: async (operation, members) => run(folder, operation, members),
    refusalOf: (error) => (error instanceof LogsError ? error : undefined),
  });
  const port = await listen(server, options.port ?? 0, 'The local logs');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    write: files.write,
    close: async () => {
      await close(server);
      await files.close();
    },
  };
};
