// A thread beside the evaluating one: whoever asked may be gone, and a regular expression hears no message of that.
import { workerData } from 'node:worker_threads';
import { ENDED_AFTER_MS } from './messages.ts';

const INTERVAL_MS = 1_000;
const watched = workerData as BigInt64Array;

setInterval(() => {
  const began = Number(Atomics.load(watched, 0));
  if (began > 0 && Date.now() > began + ENDED_AFTER_MS + INTERVAL_MS) {
    process.kill(process.pid, 'SIGKILL');
  }
}, INTERVAL_MS);
