import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxEnvironment } from './environment.ts';
import type { LambdaAccount, LambdaFunction } from './function-settings.ts';
import type { InvokeMessage, RuntimeMessage } from './messages.ts';
import { readOutputLines } from './output-lines.ts';

export interface SandboxProcessOptions {
  readonly name: string;
  readonly settings: LambdaFunction;
  readonly account: LambdaAccount;
  onLine(stream: 'stdout' | 'stderr', line: string): void;
  /** Called after `onLine` for everything that was written before the message. */
  onMessage(message: RuntimeMessage): void;
  onExit(code: number | null, signal: NodeJS.Signals | null): void;
}

const BOOTSTRAP = fileURLToPath(new URL('./runtime/bootstrap.mjs', import.meta.url));
const OUTPUTS = ['stdout', 'stderr'] as const;
const HEAP_SHARE = 0.9;
/**
 * Has V8 take buffers into account with the rest of the heap. By default each 64 MB of them have the whole
 * heap collected, which processes that hand sound on did every half second.
 */
export const COUNT_BUFFERS_WITH_HEAP = '--external-memory-accounted-in-global-limit';

/** A function's process with nothing of this machine but PATH, and a temporary folder of its own. */
export class SandboxProcess {
  readonly #child: ChildProcess;
  readonly #temporaryFolder: string;
  /** Resolves when nothing of it is left. */
  readonly ended: Promise<void>;
  #hasEnded = false;

  constructor(options: SandboxProcessOptions) {
    const { name, settings, account } = options;
    const marker = `end-of-output ${randomUUID()}`;
    this.#temporaryFolder = mkdtempSync(join(tmpdir(), `lambda-${name}-`));
    this.#child = fork(BOOTSTRAP, [settings.bundle, settings.handler, marker], {
      cwd: dirname(settings.bundle),
      // The leader of a process group, so that what the function starts ends with it.
      detached: process.platform !== 'win32',
      env: sandboxEnvironment(name, settings, account, this.#temporaryFolder),
      execArgv: [
        // Lambda's own share for the heap; the rest is for buffers and child processes.
        `--max-old-space-size=${Math.floor(settings.memoryMb * HEAP_SHARE)}`,
        COUNT_BUFFERS_WITH_HEAP,
      ],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#deliverInOrder(options, marker);
    this.ended = this.#watchExit(options);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** A message overtakes the output written before it, so it waits for the markers in both outputs. */
  #deliverInOrder({ onLine, onMessage }: SandboxProcessOptions, marker: string): void {
    const messages: RuntimeMessage[] = [];
    const markersSeen = { stdout: 0, stderr: 0 };
    const deliver = () => {
      while (markersSeen.stdout > 0 && markersSeen.stderr > 0) {
        const message = messages.shift();
        if (message === undefined) return;
        for (const output of OUTPUTS) markersSeen[output] -= 1;
        onMessage(message);
      }
    };
    this.#child.on('message', (message: RuntimeMessage) => {
      messages.push(message);
      deliver();
    });
    for (const output of OUTPUTS) {
      const stream = this.#child[output];
      if (stream === null) continue;
      const onMarker = () => {
        markersSeen[output] += 1;
        deliver();
      };
      readOutputLines(stream, marker, (line) => onLine(output, line), onMarker);
    }
  }

  #watchExit({ onLine, onExit }: SandboxProcessOptions): Promise<void> {
    this.#child.on('error', (error) => onLine('stderr', `The process failed: ${error.message}`));
    // What the function has started holds the outputs open, and 'close' waits for them.
    this.#child.once('exit', () => this.kill());
    return new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#hasEnded = true;
        rmSync(this.#temporaryFolder, { recursive: true, force: true });
        onExit(code, signal);
        resolve();
      });
    });
  }

  send(message: InvokeMessage): void {
    // A process that has just died can't be sent to; its exit says so.
    this.#child.send(message, () => undefined);
  }

  /** Kills the process and everything that it has started. */
  kill(): void {
    // Its id may be another process's by now.
    if (this.#hasEnded) return;
    const { pid } = this.#child;
    if (pid === undefined || process.platform === 'win32') {
      this.#child.kill('SIGKILL');
      return;
    }
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The whole group has ended already.
    }
  }
}
