import { parentPort } from 'node:worker_threads';
import jsonata from 'jsonata';
import { evaluate, LIMITS } from '../evaluate.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker of evaluate-elsewhere.ts alone.');

const tell = (message: FromWorker): void => port.postMessage(message);

/** Those who wait for an answer: questions are answered in the order in which they were asked. */
const asking: ((value: number | string) => void)[] = [];

const ask = (about: 'random' | 'uuid'): Promise<number | string> =>
  new Promise((resolve) => {
    asking.push(resolve);
    tell({ kind: 'question', about });
  });

port.on('message', async (message: ToWorker) => {
  if (message.kind === 'answer') {
    asking.shift()?.(message.value);
    return;
  }
  tell({ kind: 'begun' });
  const { text, bindings, now } = message;
  const evaluation = await evaluate(jsonata(text, LIMITS), text, bindings, {
    now: () => now,
    random: async () => Number(await ask('random')),
    uuid: async () => String(await ask('uuid')),
  });
  tell({ kind: 'done', evaluation });
});
