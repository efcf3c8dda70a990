import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ExecutionStarter, ExecutionStopper } from '../../episode/executions.ts';
import {
  ExecutionsUnavailable,
  executionArnOf,
  liveArnOf,
  openClient,
} from './execution-reader.ts';

/** Starts and stops executions of one state machine by name. Throws ExecutionsUnavailable when Step Functions can't be asked. */
export const createExecutionControl = (
  stateMachineArn: string,
  client: SFNClient = openClient(),
): ExecutionStarter & ExecutionStopper => ({
  async start(name, input) {
    try {
      const { executionArn = null } = await client.send(
        new StartExecutionCommand({
          ...{ stateMachineArn: liveArnOf(stateMachineArn), name, input: JSON.stringify(input) },
        }),
      );
      return executionArn;
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return null;
      throw new ExecutionsUnavailable(
        `Step Functions didn't start the execution ${name}: ${String(error)}`,
        { cause: error },
      );
    }
  },
  async stop(name, error, cause) {
    const executionArn = executionArnOf(stateMachineArn, name);
    try {
      await client.send(new StopExecutionCommand({ executionArn, error, cause }));
    } catch (failure) {
      if (failure instanceof ExecutionDoesNotExist) return;
      throw new ExecutionsUnavailable(
        `Step Functions didn't stop the execution ${name}: ${String(failure)}`,
        { cause: failure },
      );
    }
  },
});
