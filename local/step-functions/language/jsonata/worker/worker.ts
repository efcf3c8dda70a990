import { Worker } from 'node:worker_threads';
import { evaluate, parseExpression } from '../evaluate.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const tell = (message: FromWorker): void => {
  process.send?.(message);
};

/** Those who wait for an answer: questions are answered in the order in which they were asked. */
const asking: ((value: number | string) => void)[] = [];

const ask = (about: 'random' | 'uuid'): Promise<number | string> =>
  new Promise((resolve) => {
    asking.push(resolve);
    tell({ kind: 'question', about });
  });

/** When the evaluation under way began, in milliseconds since the epoch; 0 between two. */
const watched = new BigInt64Array(new SharedArrayBuffer(8));
new Worker(new URL('./watch.ts', import.meta.url), { workerData: watched });

process.on('message', async (message: ToWorker) => {
  if (message.kind === 'answer') {
    asking.shift()?.(message.value);
    return;
  }
  tell({ kind: 'begun' });
  watched[0] = BigInt(Date.now());
  const { text, bindings, now } = message;
  const evaluation = await evaluate(parseExpression(text), text, bindings, {
    now: () => now,
    random: async () => Number(await ask('random')),
    uuid: async () => String(await ask('uuid')),
  });
  watched[0] = 0n;
  tell({ kind: 'done', evaluation });
});

// It ends with whoever asked it, not with the terminal's Ctrl+C: that would look like a failed expression.
process.on('disconnect', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
