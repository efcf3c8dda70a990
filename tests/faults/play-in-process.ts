import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerReport, WorkerTask } from './worker.ts';

/** What a schedule leaves is garbage all of it: collected seldom, and within what a core's cache holds. */
const COLLECT_SELDOM = [
  ...['--min-semi-space-size=16', '--max-semi-space-size=16'],
  '--initial-old-space-size=512',
];

/** Plays schedules in a process of their own, and tells of each as it ends. @throws when the process fails. */
export const playInProcess = (
  task: WorkerTask,
  tell: (report: WorkerReport) => void,
): Promise<void> => {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: [...process.execArgv, ...COLLECT_SELDOM],
  });
  child.on('message', (report) => tell(report as WorkerReport));
  child.send(task);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A worker ended with code ${code}.`)),
    );
  });
};
