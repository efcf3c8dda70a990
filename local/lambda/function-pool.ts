import { watchIdleProcessors } from './idle-processors.ts';
import { Sandbox, type SandboxOptions } from './sandbox.ts';
import { ServiceError } from './service-error.ts';

/** Without a reserved concurrency: as many processes as a small machine bears. More callers wait. */
const MAX_PROCESSES = 8;
/** While callers wait, so often it is considered whether a further process would serve them sooner. */
const CONSIDERED_EVERY_MS = 250;
/**
 * Starting a process costs a good half second of a processor, and its first calls take longer than those
 * of one that is warm. It is well spent on a processor that idles, since what is under way waits for
 * others then, and otherwise only where nothing has been served for so long.
 */
const IDLE_PROCESSORS = 0.5;
const STUCK_MS = 2_000;

/** The sandboxes of one function: warm ones are used again, more are started up to its concurrency. */
export class FunctionPool {
  #options: SandboxOptions;
  readonly #limit: number;
  readonly #idle: Sandbox[] = [];
  readonly #busy = new Set<Sandbox>();
  /** Those that are idle or busy, and those that are being loaded. */
  readonly #all = new Set<Sandbox>();
  readonly #killed = new WeakSet<Sandbox>();
  readonly #outdated = new WeakSet<Sandbox>();
  #isClosed = false;
  readonly #waiting: ((sandbox: Sandbox) => void)[] = [];
  #growing: NodeJS.Timeout | undefined;
  /** When a process was last given to a caller, or begun to be loaded for one. */
  #movedAt = 0;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#limit = options.settings.reservedConcurrency ?? MAX_PROCESSES;
  }

  /**
   * Takes a sandbox for one invocation; `release` gives it back.
   * @throws ServiceError TooManyRequestsException when all that are reserved are busy, unless `waits`.
   */
  acquire({ waits }: { readonly waits: boolean }): Promise<Sandbox> | Sandbox {
    const idle = this.#idle.pop();
    if (idle !== undefined) return this.#lend(idle.isAlive ? idle : this.#replace(idle));
    const isReserved = this.#options.settings.reservedConcurrency !== undefined;
    if (this.#all.size < (isReserved ? this.#limit : 1)) return this.#lend(this.#start());
    if (isReserved && !waits) {
      throw new ServiceError(
        429,
        'TooManyRequestsException',
        'Rate Exceeded.',
        'ReservedFunctionConcurrentInvocationLimitExceeded',
      );
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#growWhileCallersWait();
    });
  }

  #lend(sandbox: Sandbox): Sandbox {
    this.#busy.add(sandbox);
    this.#movedAt = performance.now();
    return sandbox;
  }

  #growWhileCallersWait(): void {
    if (this.#growing !== undefined || this.#isClosed) return;
    const idleProcessors = watchIdleProcessors();
    this.#growing = setInterval(() => {
      const isStuck = performance.now() - this.#movedAt >= STUCK_MS;
      const isWorthIt = idleProcessors() >= IDLE_PROCESSORS || isStuck;
      if (isWorthIt && this.#waiting.length > 0) this.#grow();
      if (this.#waiting.length > 0 && this.#all.size < this.#limit) return;
      clearInterval(this.#growing);
      this.#growing = undefined;
    }, CONSIDERED_EVERY_MS);
    this.#growing.unref();
  }

  /** Loads one more; whoever waits takes it then, or one that is free before. */
  #grow(): void {
    if (this.#all.size >= this.#limit) return;
    const sandbox = this.#start();
    this.#movedAt = performance.now();
    void sandbox.loaded().then(() => this.release(sandbox));
  }

  release(sandbox: Sandbox): void {
    this.#busy.delete(sandbox);
    const isOutdated = this.#outdated.has(sandbox);
    if (isOutdated) void sandbox.kill();
    const isUsable = sandbox.isAlive && !isOutdated;
    const next = this.#waiting.shift();
    if (next !== undefined) next(this.#lend(isUsable ? sandbox : this.#replace(sandbox)));
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
    const running = [...this.#busy].filter((sandbox) => !this.#killed.has(sandbox));
    for (const sandbox of running) {
      this.#killed.add(sandbox);
      void sandbox.kill();
    }
    return running.length;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // Who waits is told by the server, which ends its connection.
    this.#waiting.splice(0);
    clearInterval(this.#growing);
    await Promise.all([...this.#all].map((sandbox) => sandbox.kill()));
  }
}
