import { availableParallelism } from 'node:os';
import { Sandbox, type SandboxOptions } from './sandbox.ts';
import { ServiceError } from './service-error.ts';

/** Without a reserved concurrency: as many processes as a small machine bears. More callers wait. */
const MAX_PROCESSES = 8;
/**
 * Without a reserved concurrency: so many start as they are asked for. Starting one costs a good half
 * second of a processor, which what is under way makes better use of, unless it waits for others.
 */
const AT_ONCE = Math.max(2, Math.min(availableParallelism(), MAX_PROCESSES));
/** Each further one starts when callers have waited so long. */
const PATIENCE_MS = 2_000;

/** The sandboxes of one function: warm ones are used again, more are started up to its concurrency. */
export class FunctionPool {
  #options: SandboxOptions;
  readonly #limit: number;
  readonly #atOnce: number;
  #growing: NodeJS.Timeout | undefined;
  readonly #idle: Sandbox[] = [];
  readonly #all = new Set<Sandbox>();
  readonly #killed = new WeakSet<Sandbox>();
  readonly #outdated = new WeakSet<Sandbox>();
  #isClosed = false;
  readonly #waiting: ((sandbox: Sandbox) => void)[] = [];

  constructor(options: SandboxOptions) {
    this.#options = options;
    const { reservedConcurrency } = options.settings;
    this.#limit = reservedConcurrency ?? MAX_PROCESSES;
    this.#atOnce = reservedConcurrency ?? AT_ONCE;
  }

  /**
   * Takes a sandbox for one invocation; `release` gives it back.
   * @throws ServiceError TooManyRequestsException when all that are reserved are busy, unless `waits`.
   */
  acquire({ waits }: { readonly waits: boolean }): Promise<Sandbox> | Sandbox {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle.isAlive ? idle : this.#replace(idle);
    if (this.#all.size < this.#atOnce) return this.#start();
    if (this.#options.settings.reservedConcurrency !== undefined && !waits) {
      throw new ServiceError(
        429,
        'TooManyRequestsException',
        'Rate Exceeded.',
        'ReservedFunctionConcurrentInvocationLimitExceeded',
      );
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#growLater();
    });
  }

  #growLater(): void {
    if (this.#growing !== undefined || this.#all.size >= this.#limit || this.#isClosed) return;
    this.#growing = setTimeout(() => {
      this.#growing = undefined;
      if (this.#all.size < this.#limit) this.#waiting.shift()?.(this.#start());
      if (this.#waiting.length > 0) this.#growLater();
    }, PATIENCE_MS);
    this.#growing.unref();
  }

  release(sandbox: Sandbox): void {
    const next = this.#waiting.shift();
    const isOutdated = this.#outdated.has(sandbox);
    if (isOutdated) void sandbox.kill();
    const isUsable = sandbox.isAlive && !isOutdated;
    if (next !== undefined) next(isUsable ? sandbox : this.#replace(sandbox));
    else if (isUsable) this.#idle.push(sandbox);
    else this.#all.delete(sandbox);
  }

  /** Starts processes with these settings from now on; an invocation under way ends in the one that it has. */
  async renew(settings: SandboxOptions['settings']): Promise<void> {
    this.#options = { ...this.#options, settings };
    for (const sandbox of this.#all) this.#outdated.add(sandbox);
    const idle = this.#idle.splice(0);
    for (const sandbox of idle) this.#all.delete(sandbox);
    await Promise.all(idle.map((sandbox) => sandbox.kill()));
  }

  #start(): Sandbox {
    const sandbox = new Sandbox(this.#options);
    this.#all.add(sandbox);
    return sandbox;
  }

  #replace(dead: Sandbox): Sandbox {
    this.#all.delete(dead);
    return this.#start();
  }

  /** Starts one process before its first invocation, which waits for it, unless one is there. */
  async warm(): Promise<void> {
    if (this.#isClosed || this.#all.size > 0) return;
    const sandbox = this.#start();
    this.#idle.push(sandbox);
    await sandbox.loaded();
  }

  /** Kills every process that is in the middle of an invocation; answers how many, each counted once. */
  killRunning(): number {
    const running = [...this.#all].filter(
      (sandbox) => !this.#idle.includes(sandbox) && !this.#killed.has(sandbox),
    );
    for (const sandbox of running) {
      this.#killed.add(sandbox);
      void sandbox.kill();
    }
    return running.length;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#growing);
    await Promise.all([...this.#all].map((sandbox) => sandbox.kill()));
  }
}
