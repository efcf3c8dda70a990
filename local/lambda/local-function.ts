import { resolve } from 'node:path';
import { checkEnvironment } from './environment.ts';
import { FunctionPool } from './function-pool.ts';
import { functionArn, type LambdaAccount, type LambdaFunction } from './function-settings.ts';
import { createReport, type InvocationReport, type LogLine } from './report.ts';
import type { Outcome } from './sandbox.ts';

/** Who is told what functions write and what their invocations take. */
export interface Observers {
  onLog(line: LogLine): void;
  onReport(report: InvocationReport): void;
}

export interface InvocationInput {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  readonly clientContext: unknown;
  /** Wait for a free process instead of being refused. */
  readonly waits: boolean;
}

/** One function: its processes, and how often it has been invoked. */
export class LocalFunction {
  readonly #name: string;
  #settings: LambdaFunction;
  readonly #arn: string;
  readonly #observers: Observers;
  readonly pool: FunctionPool;
  #invocations = 0;

  constructor(
    name: string,
    settings: LambdaFunction,
    account: LambdaAccount,
    observers: Observers,
  ) {
    checkEnvironment(name, settings);
    this.#name = name;
    this.#settings = { ...settings, bundle: resolve(settings.bundle) };
    this.#arn = functionArn(account, name);
    this.#observers = observers;
    this.pool = new FunctionPool({
      name,
      settings: this.#settings,
      account,
      onLine: (stream, text) => observers.onLog({ functionName: name, stream, text }),
    });
  }

  /** How many invocations have been let in. */
  get invocations(): number {
    return this.#invocations;
  }

  /** Gives it other variables, as UpdateFunctionConfiguration does: they hold for the invocations that begin from now on. */
  async configure(environment: LambdaFunction['environment']): Promise<void> {
    const settings = { ...this.#settings, environment };
    checkEnvironment(this.#name, settings);
    this.#settings = settings;
    await this.pool.renew(settings);
  }

  /** @throws ServiceError TooManyRequestsException when the function's concurrency is used up. */
  async invoke({
    requestId,
    event,
    clientContext,
    waits,
  }: InvocationInput): Promise<{ outcome: Outcome; report: InvocationReport }> {
    const sandbox = await this.pool.acquire({ waits });
    this.#invocations += 1;
    try {
      const outcome = await sandbox.invoke({
        requestId,
        event,
        invokedFunctionArn: this.#arn,
        ...(clientContext === undefined ? {} : { clientContext }),
      });
      const report = createReport(this.#name, requestId, this.#settings.memoryMb, outcome);
      this.#observers.onReport(report);
      return { outcome, report };
    } finally {
      this.pool.release(sandbox);
    }
  }
}
