import type { Machine } from './machines.ts';

/** The machines that the clock starts, and that somebody may start besides: each finds by itself what there is to do. */
export const OPERATIONS_RUN = ['schedule', 'reconcile', 'notify'] as const satisfies Machine[];

/** Starts runs of machines. Throws ExecutionsUnavailable when Step Functions can't be asked. */
export interface MachineRunner {
  /** The ARN of the run, which is called `name`; without an input it is the clock's. */
  run(machine: (typeof OPERATIONS_RUN)[number], name: string, input?: object): Promise<string>;
}
