import { z } from 'zod';

const ARN = (service: string) =>
  z.string().regex(new RegExp(`^arn:[^:]+:${service}:`), `only ${service} is implemented here`);

const PipeSchema = z.strictObject({
  Name: z.string().min(1),
  Description: z.string().optional(),
  DesiredState: z.enum(['RUNNING', 'STOPPED']).default('RUNNING'),
  Source: ARN('sqs'),
  SourceParameters: z
    .strictObject({
      SqsQueueParameters: z
        .strictObject({ BatchSize: z.number().int().min(1).max(10).default(10) })
        .default({ BatchSize: 10 }),
    })
    .default({ SqsQueueParameters: { BatchSize: 10 } }),
  Target: ARN('states'),
  TargetParameters: z.strictObject({
    StepFunctionStateMachineParameters: z.strictObject({
      InvocationType: z.literal('REQUEST_RESPONSE'),
    }),
  }),
  // Nobody is asked for rights here, and what is logged goes to whoever started the pipes.
  RoleArn: z.unknown().optional(),
  LogConfiguration: z.unknown().optional(),
});

/** A pipe in the shape of CloudFormation's `AWS::Pipes::Pipe`, references resolved. */
export type PipeDefinition = z.input<typeof PipeSchema>;

/** A pipe that is ready to be run. */
export interface Pipe {
  readonly name: string;
  readonly isRunning: boolean;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly stateMachineArn: string;
}

/**
 * Reads a pipe.
 * @throws Error naming the pipe and what of it is wrong or not implemented
 */
export const readPipe = (definition: PipeDefinition): Pipe => {
  const parsed = PipeSchema.safeParse(definition);
  if (!parsed.success) {
    throw new Error(`The pipe ${definition.Name} can't be used: ${z.prettifyError(parsed.error)}`, {
      cause: parsed.error,
    });
  }
  const { Name, DesiredState, Source, SourceParameters, Target } = parsed.data;
  return {
    name: Name,
    isRunning: DesiredState === 'RUNNING',
    queueArn: Source,
    batchSize: SourceParameters.SqsQueueParameters.BatchSize,
    stateMachineArn: Target,
  };
};
