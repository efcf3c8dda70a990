import { createServer } from 'node:http';
import { close, foreignRequest, KEEP_ALIVE_MS, listen } from '../listen/index.ts';
import { answerError, answerInvocation } from './answer-invocation.ts';
import type { LambdaAccount, LambdaFunction } from './function-settings.ts';
import { LocalFunction, type Observers } from './local-function.ts';
import { ServiceError } from './service-error.ts';

export type { LambdaFunction } from './function-settings.ts';
export { type InvocationReport, type LogLine, reportLine } from './report.ts';
export { COUNT_BUFFERS_WITH_HEAP } from './sandbox-process.ts';

/** How to start. */
export interface LambdaOptions extends Partial<LambdaAccount>, Partial<Observers> {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Whether requests must be signed with the account's keys; by default nobody looks at signatures. */
  readonly verifiesSignatures?: boolean;
  /** Those that are there from the start, by name. */
  readonly functions?: Readonly<Record<string, LambdaFunction>>;
}

const DEFAULT_ACCOUNT: LambdaAccount = {
  region: 'us-east-1',
  accountId: '123456789012',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** A running Lambda server. */
export interface LambdaServer {
  readonly endpoint: string;
  readonly port: number;
  /** Adds a function under a name that none has yet. Throws for settings that Lambda refuses. */
  deploy(functionName: string, settings: LambdaFunction): void;
  /** Gives a function other variables. An invocation under way ends with those that it has, the next begins with these. */
  configure(functionName: string, environment: LambdaFunction['environment']): Promise<void>;
  /** Loads a function before its first invocation; one that can't be loaded says so when it is invoked. */
  warm(functionName: string): Promise<void>;
  /** Kills, as `kill -9` would, every process that is at an invocation of the function; answers how many. */
  killRunning(functionName: string): number;
  /** How often the function has been invoked. */
  invocations(functionName: string): number;
  /** Ends the server and all of the functions' processes. */
  close(): Promise<void>;
}

/** Serves one request, unless it is for another host or from another's page. */
const answerOwn: typeof answerInvocation = async (request, ...rest) => {
  const foreign = foreignRequest(request.headers);
  if (foreign === undefined) return answerInvocation(request, ...rest);
  throw new ServiceError(foreign.status, 'MisdirectedRequest', foreign.message);
};

/** Starts a server on 127.0.0.1 that runs functions as Lambda does, each in processes of its own. */
export const startLambda = async ({
  port = 0,
  functions = {},
  verifiesSignatures = false,
  onLog = () => undefined,
  onReport = () => undefined,
  ...overrides
}: LambdaOptions): Promise<LambdaServer> => {
  const account: LambdaAccount = { ...DEFAULT_ACCOUNT, ...overrides };
  const known = new Map<string, LocalFunction>();
  const deploy = (name: string, settings: LambdaFunction): void => {
    known.set(name, new LocalFunction(name, settings, account, { onLog, onReport }));
  };
  for (const [name, settings] of Object.entries(functions)) deploy(name, settings);
  const find = (name: string): LocalFunction => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`There is no function ${name} on this server.`);
    return found;
  };
  // A function may run for 15 minutes before it answers.
  const server = createServer(
    { requestTimeout: 0, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      answerOwn(request, known, account, verifiesSignatures)
        .catch(answerError)
        .then(({ status, headers, body }) => {
          response.writeHead(status, headers).end(body);
          request.resume();
        });
    },
  );
  const actualPort = await listen(server, port, 'The local Lambda server');
  return {
    endpoint: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    deploy,
    configure: (name, environment) => find(name).configure(environment),
    warm: (name) => find(name).pool.warm(),
    killRunning: (name) => find(name).pool.killRunning(),
    invocations: (name) => find(name).invocations,
    close: async () => {
      await Promise.all([close(server), ...[...known.values()].map(({ pool }) => pool.close())]);
    },
  };
};
