import { Worker } from 'node:worker_threads';
import type { Bindings } from '../bindings.ts';
import { type Evaluation, LIMITS } from '../evaluate.ts';
import type { Sources } from '../functions.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** So many expressions are evaluated at once; more wait for their turn. */
const MOST_WORKERS = 2;
/** A worker that doesn't even keep its own time limit, as inside a regular expression, is ended so long after it began. */
const ENDED_AFTER_MS = LIMITS.timeout + 1_000;
const MOST_MEMORY_MB = 128;

const TIMED_OUT: Evaluation = {
  kind: 'failed',
  told: ': Expression evaluation timeout: Check for infinite loop',
};
const OUT_OF_MEMORY: Evaluation = {
  kind: 'failed',
  told: ': Expression evaluation memory limit exceeded: Check for excessive memory usage',
};

const idle: Worker[] = [];
const waiting: ((worker: Worker) => void)[] = [];
let working = 0;

/**
 * Evaluates in a worker thread, which is ended if it takes too long or too much memory, and when the signal aborts:
 * rejects with its reason then, else never.
 */
export async function evaluateElsewhere(
  text: string,
  bindings: Bindings,
  sources: Sources,
  signal: AbortSignal,
): Promise<Evaluation> {
  const worker = await take();
  worker.ref();
  const { evaluation, usable } = await converse(
    worker,
    { kind: 'evaluate', text, bindings, now: sources.now() },
    sources,
    signal,
  );
  worker.unref();
  if (!usable) await worker.terminate();
  giveBack(usable ? worker : undefined);
  signal.throwIfAborted();
  return evaluation;
}

function take(): Promise<Worker> | Worker {
  if (working >= MOST_WORKERS) {
    const { promise, resolve } = Promise.withResolvers<Worker>();
    waiting.push(resolve);
    return promise;
  }
  working += 1;
  return idle.pop() ?? start();
}

function giveBack(worker: Worker | undefined): void {
  const next = waiting.shift();
  if (next !== undefined) {
    next(worker ?? start());
    return;
  }
  working -= 1;
  if (worker !== undefined) idle.push(worker);
}

const start = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });

interface Ending {
  readonly evaluation: Evaluation;
  /** Whether the worker can take another expression. */
  readonly usable: boolean;
}

function converse(
  worker: Worker,
  task: ToWorker,
  sources: Sources,
  signal: AbortSignal,
): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const end = (evaluation: Evaluation, usable: boolean): void => {
    clearTimeout(timer);
    worker.off('message', hear).off('error', fail);
    signal.removeEventListener('abort', stop);
    resolve({ evaluation, usable });
  };
  const stop = (): void => end(TIMED_OUT, false);
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', stop, { once: true });
  const hear = async (message: FromWorker): Promise<void> => {
    if (message.kind === 'done') return end(message.evaluation, true);
    if (message.kind === 'begun') {
      timer = setTimeout(stop, ENDED_AFTER_MS);
      return;
    }
    const value = await sources[message.about]();
    worker.postMessage({ kind: 'answer', value } satisfies ToWorker);
  };
  const fail = (error: Error & { code?: string }): void => {
    const broken: Evaluation = { kind: 'failed', told: `: ${error.message}` };
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? OUT_OF_MEMORY : broken, false);
  };
  worker.on('message', hear).on('error', fail);
  if (signal.aborted) stop();
  else worker.postMessage(task);
  return promise;
}
