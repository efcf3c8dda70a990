import type { Clock, ExecutionResult, HistoryEvent, Interpreter } from '../contract.ts';
import type { Resources } from '../integrations/resources.ts';
import type { Journal } from './journal.ts';
import { definitionOf, type StateMachine } from './state-machine.ts';

export interface InterpretDeps {
  readonly interpreter: Interpreter;
  readonly resources: Resources;
  readonly journal: Journal;
  readonly clock: Clock;
  random(): number;
  uuid(): string;
}

/** One run of a machine. */
export interface Run {
  readonly arn: string;
  readonly name: string;
  readonly startDate: number;
  readonly signal: AbortSignal;
  record(event: HistoryEvent): void;
}

/** Runs the machine on an input that has been checked to be JSON. */
export const interpret = (
  { interpreter, resources, journal, clock, random, uuid }: InterpretDeps,
  machine: StateMachine,
  input: string,
  run: Run,
): Promise<ExecutionResult> =>
  interpreter.runExecution(definitionOf(machine), JSON.parse(input), {
    identity: {
      executionArn: run.arn,
      executionName: run.name,
      roleArn: machine.roleArn,
      stateMachineArn: machine.arn,
      stateMachineName: machine.name,
      startTime: run.startDate,
    },
    // No call leaves before the journal says on disk that it is made; a full disk is waited for.
    tasks: async (call) => {
      await journal.durable(run.signal);
      return resources.run(call);
    },
    clock,
    random,
    uuid,
    record: run.record,
    signal: run.signal,
  });

/** How an execution ends when the interpreter itself throws: an error of this engine, not of the machine. */
export const brokenInterpreter = (error: unknown) => ({
  status: 'FAILED' as const,
  error: 'States.Runtime',
  cause: `The interpreter broke: ${String(error)}`,
});
