import { type Json, TaskFailed } from '../../local/step-functions/contract.ts';

type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** An execution of *episode* as a simulation plays it. */
export interface PlayedExecution {
  readonly name: string;
  readonly input: string;
  status: Status;
  stoppedAt: number | undefined;
}

/** Executions by name, under the rules of StartExecution and DescribeExecution. */
export const createExecutionBook = () => {
  const executions = new Map<string, PlayedExecution>();
  return {
    executions,
    /** Starts it, unless it is there: running with the same input it is the same start. */
    start(name: string, input: string): PlayedExecution | undefined {
      const existing = executions.get(name);
      if (existing) {
        if (existing.status === 'RUNNING' && existing.input === input) return undefined;
        throw new TaskFailed(
          'Sfn.ExecutionAlreadyExistsException',
          `Execution Already Exists: '${name}'`,
        );
      }
      const execution: PlayedExecution = { name, input, status: 'RUNNING', stoppedAt: undefined };
      executions.set(name, execution);
      return execution;
    },
    end(name: string, status: Status, at: number): void {
      const execution = executions.get(name);
      if (!execution) throw new Error(`Nobody started ${name}.`);
      execution.status = status;
      execution.stoppedAt = at;
    },
    /** What DescribeExecution answers for an ARN that ends in the name. */
    describe(executionArn: string): Json {
      const execution = executions.get(executionArn.slice(executionArn.lastIndexOf(':') + 1));
      if (!execution) {
        throw new TaskFailed(
          'Sfn.ExecutionDoesNotExistException',
          `Execution Does Not Exist: '${executionArn}'`,
        );
      }
      const { status, stoppedAt } = execution;
      return {
        ExecutionArn: executionArn,
        Status: status,
        ...(stoppedAt !== undefined && { StopDate: new Date(stoppedAt).toISOString() }),
      };
    },
  };
};
