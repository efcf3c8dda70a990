import { z } from 'zod';
import { readService } from './read-service.ts';

const ServiceSchema = z.object({
  stepFunctions: z.object({
    stateMachines: z.record(z.string(), z.object({ type: z.enum(['STANDARD', 'EXPRESS']) })),
  }),
});

/** A state machine as serverless.yml describes it. */
export interface MachineDefinition {
  /** That of its file in `states/`, for example `episode`. */
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
}

/** Reads the state machines of serverless.yml, the one place that lists them. */
export const readMachines = async (): Promise<MachineDefinition[]> => {
  const { stepFunctions } = ServiceSchema.parse(await readService());
  return Object.entries(stepFunctions.stateMachines).map(([name, { type }]) => ({ name, type }));
};
