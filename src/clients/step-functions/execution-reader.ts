import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  ExecutionDoesNotExist,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { z } from 'zod';
import type { ExecutionReader, ExecutionRecord } from '../../episode/executions.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { QUESTION_LIMITS } from '../aws/question-limits.ts';
import { traceCalls } from '../aws/trace-calls.ts';
import { errorOf } from './execution-error.ts';

/** Thrown when Step Functions doesn't answer, or not in time. */
export class ExecutionsUnavailable extends StepcastError {
  override readonly name = 'ExecutionsUnavailable';
  readonly retryable = true;
}

const InputSchema = z.object({
  podcastId: z.string(),
  window: z.object({ from: z.string(), until: z.string() }).optional(),
});

const STATUS = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'failed',
} as const;

const toRecord = (output: DescribeExecutionOutput): ExecutionRecord => {
  const status = STATUS[output.status ?? 'RUNNING'];
  const input = InputSchema.parse(JSON.parse(output.input ?? '{}'));
  return {
    status,
    podcastId: input.podcastId,
    window: input.window ?? null,
    startedAt: (output.startDate ?? new Date(0)).toISOString(),
    stoppedAt: output.stopDate?.toISOString() ?? null,
    error: status === 'failed' ? errorOf(output) : null,
  };
};

export const openClient = (): SFNClient =>
  traceCalls(new SFNClient(QUESTION_LIMITS), 'StepFunctions');

/**
 * By which ARN a state machine is started: that of its alias, which leads to the version that is live,
 * or to two of them while a deployment shifts (docs/decisions/309).
 */
export const liveArnOf = (stateMachineArn: string): string => `${stateMachineArn}:live`;

/** The ARN of a state machine's execution of this name. */
export const executionArnOf = (stateMachineArn: string, name: string): string =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;

/** Reads the executions of one state machine by name. Throws ExecutionsUnavailable when Step Functions can't be asked. */
export const createExecutionReader = (
  stateMachineArn: string,
  client: SFNClient = openClient(),
): ExecutionReader => {
  return {
    async find(name) {
      try {
        const executionArn = executionArnOf(stateMachineArn, name);
        return toRecord(await client.send(new DescribeExecutionCommand({ executionArn })));
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return null;
        throw new ExecutionsUnavailable(
          `Step Functions didn't describe the execution ${name}: ${String(error)}`,
          { cause: error },
        );
      }
    },
  };
};
