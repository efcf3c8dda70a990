import { TaskFailed } from '../../local/step-functions/contract.ts';
import type { Process } from './outside.ts';

/** The processes that live, each on behalf of one task. */
export const createProcesses = () => {
  const alive = new Set<Process>();
  const end = (process: Process): void => void alive.delete(process);
  const kill = (process: Process): void => {
    end(process);
    process.died.abort(new TaskFailed('Lambda.Unknown', 'The process died.'));
  };
  return {
    spawn(name: string): Process {
      const process = { name, died: new AbortController() };
      alive.add(process);
      return process;
    },
    end,
    kill,
    killAll(): void {
      for (const process of [...alive]) kill(process);
    },
  };
};
export type Processes = ReturnType<typeof createProcesses>;
