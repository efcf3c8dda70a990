import { type ChildProcess, fork } from 'node:child_process';
import type { Bindings } from '../bindings.ts';
import type { Evaluation } from '../evaluate.ts';
import type { Sources } from '../functions.ts';
import { ENDED_AFTER_MS, type FromWorker, type ToWorker } from './messages.ts';

/** So many expressions are evaluated at once; more wait for their turn. */
const MOST_WORKERS = 2;
const MOST_MEMORY_MB = 128;
/** A process takes some 50 MB while it waits, and a tenth of a second to start. */
const LET_GO_AFTER_MS = 10_000;

const TIMED_OUT: Evaluation = {
  kind: 'failed',
  told: ': Expression evaluation timeout: Check for infinite loop',
};
const OUT_OF_MEMORY: Evaluation = {
  kind: 'failed',
  told: ': Expression evaluation memory limit exceeded: Check for excessive memory usage',
};

/** Those that nobody needs now, each with the timer that lets it go. */
const idle = new Map<ChildProcess, NodeJS.Timeout>();
const waiting: ((worker: ChildProcess) => void)[] = [];
let working = 0;

/**
 * Evaluates in a process of its own, which is ended if it takes too long or too much memory, and when the signal
 * aborts: rejects with its reason then, else never. A thread would not do: V8 ends the whole process where one
 * allocation goes beyond a thread's memory.
 */
export async function evaluateElsewhere(
  text: string,
  bindings: Bindings,
  sources: Sources,
  signal: AbortSignal,
): Promise<Evaluation> {
  const worker = await take();
  refer(worker, true);
  const { evaluation, usable } = await converse(
    worker,
    { kind: 'evaluate', text, bindings, now: sources.now() },
    sources,
    signal,
  );
  refer(worker, false);
  if (!usable) worker.kill('SIGKILL');
  giveBack(usable ? worker : undefined);
  signal.throwIfAborted();
  return evaluation;
}

function take(): Promise<ChildProcess> | ChildProcess {
  if (working >= MOST_WORKERS) {
    const { promise, resolve } = Promise.withResolvers<ChildProcess>();
    waiting.push(resolve);
    return promise;
  }
  working += 1;
  const [worker] = idle.keys();
  if (worker === undefined) return start();
  leaveIdle(worker);
  return worker;
}

function leaveIdle(worker: ChildProcess): void {
  clearTimeout(idle.get(worker));
  idle.delete(worker);
}

function giveBack(worker: ChildProcess | undefined): void {
  const next = waiting.shift();
  if (next !== undefined) {
    next(worker ?? start());
    return;
  }
  working -= 1;
  if (worker === undefined) return;
  const letGo = () => {
    idle.delete(worker);
    worker.disconnect();
  };
  idle.set(worker, setTimeout(letGo, LET_GO_AFTER_MS).unref());
}

function start(): ChildProcess {
  const worker = fork(new URL('./worker.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`],
    serialization: 'advanced',
    // What V8 writes when it is out of memory says less than the failure of the expression.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  worker.once('exit', () => leaveIdle(worker));
  // Whoever is waiting for it hears of it.
  worker.on('error', () => undefined);
  return worker;
}

/** Whether this process stays for the sake of that one. */
function refer(worker: ChildProcess, isNeeded: boolean): void {
  for (const one of [worker, worker.channel]) {
    if (isNeeded) one?.ref();
    else one?.unref();
  }
}

interface Ending {
  readonly evaluation: Evaluation;
  /** Whether the worker can take another expression. */
  readonly usable: boolean;
}

function converse(
  worker: ChildProcess,
  task: ToWorker,
  sources: Sources,
  signal: AbortSignal,
): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const end = (evaluation: Evaluation, usable: boolean): void => {
    clearTimeout(timer);
    worker.off('message', hear).off('exit', fail).off('error', fail);
    signal.removeEventListener('abort', stop);
    resolve({ evaluation, usable });
  };
  const stop = (): void => end(TIMED_OUT, false);
  const fail = (): void => end(OUT_OF_MEMORY, false);
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', stop, { once: true });
  const hear = async (message: FromWorker): Promise<void> => {
    if (message.kind === 'done') return end(message.evaluation, true);
    if (message.kind === 'begun') {
      timer = setTimeout(stop, ENDED_AFTER_MS);
      return;
    }
    const value = await sources[message.about]();
    if (worker.connected) worker.send({ kind: 'answer', value } satisfies ToWorker);
  };
  worker.on('message', hear).once('exit', fail).once('error', fail);
  if (signal.aborted) stop();
  else if (worker.connected) worker.send(task);
  else fail();
  return promise;
}
