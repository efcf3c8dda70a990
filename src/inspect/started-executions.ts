import { z } from 'zod';
import { detailsOf, type ExecutionEvent } from './execution-event.ts';
import { type Machine, machineNamed } from './machines.ts';

/** An execution that another one has started. */
export interface StartedExecution {
  readonly machine: Machine;
  readonly name: string;
}

const StartedSchema = z.object({ ExecutionArn: z.string() });

const nameOf = (output: string): StartedExecution | undefined => {
  const started = StartedSchema.safeParse(JSON.parse(output));
  // arn:<partition>:states:<region>:<account>:execution:<machine>:<name>
  const [machineName = '', name = ''] = started.data?.ExecutionArn.split(':').slice(-2) ?? [];
  const machine = machineNamed(machineName);
  return machine && { machine, name };
};

/** The executions that a history tells of having been started (`aws-sdk:sfn:startExecution`), each once. */
export const startedExecutions = (
  events: readonly ExecutionEvent[],
): readonly StartedExecution[] => {
  const started = events.flatMap((event) => {
    const { resource, output } = detailsOf(event);
    if (event.type !== 'TaskSucceeded' || resource !== 'startExecution' || !output) return [];
    return nameOf(output) ?? [];
  });
  return [...new Map(started.map((one) => [one.name, one])).values()];
};
