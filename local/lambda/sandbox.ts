import { type Death, deathBody, oversizeBody } from './failure.ts';
import type { LambdaAccount, LambdaFunction } from './function-settings.ts';
import { watchMemory } from './memory-watch.ts';
import type { ErrorBody, InvokeMessage, RuntimeMessage } from './messages.ts';
import { SandboxProcess } from './sandbox-process.ts';

export interface SandboxOptions {
  readonly name: string;
  readonly settings: LambdaFunction;
  readonly account: LambdaAccount;
  onLine(stream: 'stdout' | 'stderr', line: string): void;
}

/** What came of one invocation. */
export interface Outcome {
  /** JSON: the function's answer, or the error body. */
  readonly body: string;
  /** Undefined for a success. */
  readonly errorType: string | undefined;
  /** How long the function ran, without loading it. */
  readonly durationMs: number;
  readonly maxMemoryBytes: number;
  /** The last lines that it wrote. */
  readonly log: readonly string[];
}

type Ending = RuntimeMessage | { readonly type: 'death'; readonly death: Death };

const MIB = 1024 * 1024;
/** What Lambda gives a function to load, before its own timeout begins to count. */
const INIT_LIMIT_MS = 10_000;
const KEPT_LINES = 500;

const errorOf = (ending: Ending, requestId: string): ErrorBody | undefined => {
  switch (ending.type) {
    case 'error':
    case 'fatal':
      return ending.error;
    case 'death':
      return deathBody(ending.death, requestId);
    case 'result':
      return oversizeBody(Buffer.byteLength(ending.body));
    case 'ready':
      return undefined;
  }
};

/** One process that runs a function's bundle, kept from one invocation to the next. */
export class Sandbox {
  readonly #settings: LambdaFunction;
  readonly #process: SandboxProcess;
  readonly #loaded: Promise<Ending>;
  readonly #lines: string[] = [];
  #death: Death | undefined;
  #settle: (ending: Ending) => void = () => undefined;

  constructor(options: SandboxOptions) {
    this.#settings = options.settings;
    this.#process = new SandboxProcess({
      ...options,
      onLine: (stream, line) => {
        this.#lines.push(line);
        if (this.#lines.length > KEPT_LINES) this.#lines.shift();
        options.onLine(stream, line);
      },
      onMessage: (message) => {
        // After a fatal error the process can't be used, whether or not it has ended yet.
        if (message.type === 'fatal') this.#die({ reason: 'exit', code: 1, signal: null });
        this.#settle(message);
      },
      onExit: (code, signal) => {
        this.#death ??= { reason: 'exit', code, signal };
        this.#settle({ type: 'death', death: this.#death });
      },
    });
    this.#loaded = this.#nextEnding(INIT_LIMIT_MS + this.#timeoutMs);
  }

  get isAlive(): boolean {
    return this.#death === undefined;
  }

  get #timeoutMs(): number {
    return this.#settings.timeoutSeconds * 1000;
  }

  /** Resolves when the bundle is loaded, or could not be. */
  async loaded(): Promise<void> {
    await this.#loaded;
  }

  #die(death: Death): void {
    this.#death ??= death;
    this.#process.kill();
  }

  #nextEnding(limitMs: number): Promise<Ending> {
    return new Promise((resolve) => {
      const { timeoutSeconds } = this.#settings;
      const timer = setTimeout(() => this.#die({ reason: 'timeout', timeoutSeconds }), limitMs);
      this.#settle = (ending) => {
        clearTimeout(timer);
        resolve(ending);
      };
    });
  }

  /** Runs the function once; whatever goes wrong in it is an outcome, not an exception. */
  async invoke(message: Omit<InvokeMessage, 'deadline'>): Promise<Outcome> {
    const loaded = await this.#loaded;
    const startedAt = performance.now();
    const limitBytes = this.#settings.memoryMb * MIB;
    const memory = watchMemory(this.#process.pid ?? 0, limitBytes, () =>
      this.#die({ reason: 'memory' }),
    );
    let ending = loaded.type === 'ready' ? await this.#run(message) : loaded;
    const durationMs = performance.now() - startedAt;
    const maxMemoryBytes = await memory.stop();
    if (maxMemoryBytes > limitBytes && ending.type === 'result') {
      // A peak between two measurements: Lambda would have killed it there and then.
      this.#die({ reason: 'memory' });
      ending = { type: 'death', death: { reason: 'memory' } };
    }
    const error = errorOf(ending, message.requestId);
    return {
      body: ending.type === 'result' && error === undefined ? ending.body : JSON.stringify(error),
      errorType: error?.errorType,
      durationMs,
      maxMemoryBytes,
      log: this.#lines.splice(0),
    };
  }

  #run(message: Omit<InvokeMessage, 'deadline'>): Promise<Ending> {
    if (this.#death !== undefined) {
      return Promise.resolve({ type: 'death', death: this.#death });
    }
    const ending = this.#nextEnding(this.#timeoutMs);
    this.#process.send({ ...message, deadline: Date.now() + this.#timeoutMs });
    return ending;
  }

  /** Ends the process as `kill -9` would; an invocation under way fails with it. */
  kill(): Promise<void> {
    this.#process.kill();
    return this.#process.ended;
  }
}
