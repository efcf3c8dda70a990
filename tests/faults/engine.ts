import { type Json, type TaskCall, TaskFailed } from '../../local/step-functions/contract.ts';
import { runExecution } from '../../local/step-functions/language/index.ts';
import type { VirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import { definitionOf, type Mend } from './mends.ts';
import { atTheTop } from './outside.ts';
import type { Seeded } from './seeded.ts';

export const MACHINES = [
  'episode',
  'schedule',
  'reconcile',
  'notify',
  'deliver',
  'intake',
] as const;
export type Machine = (typeof MACHINES)[number];

/** An execution as DescribeExecution tells of it. */
export interface Execution {
  readonly arn: string;
  readonly machine: Machine;
  readonly name: string;
  /** `<machine>#<n>`: the same in every run of a schedule, whatever ids the database gives. */
  readonly alias: string;
  readonly input: string;
  readonly startedAt: number;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  stoppedAt: number | undefined;
  error: string | undefined;
  cause: string | undefined;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

const ACCOUNT = 'eu-west-1:123456789012';
const machineArn = (machine: Machine) => `arn:aws:states:${ACCOUNT}:stateMachine:${machine}`;

interface EngineOptions {
  readonly clock: VirtualClock;
  readonly random: Seeded;
  /** What is as it was before it was mended. */
  readonly undone?: Mend | undefined;
  /** Calls a task's resource on behalf of an execution. */
  call(execution: Execution, call: TaskCall): Promise<Json>;
  /** An execution has ended, however. */
  onEnd(execution: Execution): void;
}

const definitions = new Map<string, object>();
/** One object a machine, since what it compiles to is kept with it. */
const knownDefinition = (machine: Machine, undone: Mend | undefined): object => {
  const key = `${machine} ${undone}`;
  const definition = definitions.get(key) ?? definitionOf(machine, undone);
  definitions.set(key, definition);
  return definition;
};

/** Step Functions as the machines see it: executions by name, run by the real interpreter on the virtual clock. */
export const createEngine = ({ clock, random, undone, call, onEnd }: EngineOptions) => {
  const executions = new Map<string, Execution>();
  const started = new Map<Machine, number>();
  const settled = new Set<Promise<void>>();

  const run = async (execution: Execution): Promise<void> => {
    const { machine, arn, name, startedAt, stop } = execution;
    const result = await runExecution(
      knownDefinition(machine, undone),
      JSON.parse(execution.input),
      {
        identity: {
          executionArn: arn,
          executionName: name,
          roleArn: `arn:aws:iam::123456789012:role/${machine}`,
          stateMachineArn: machineArn(machine),
          stateMachineName: machine,
          startTime: startedAt,
        },
        tasks: (task) => call(execution, task),
        clock,
        random: random.next,
        uuid: random.uuid,
        record: () => undefined,
        signal: stop.signal,
        trustsExpressions: true,
      },
    );
    execution.status = result.status;
    execution.stoppedAt = clock.now();
    if (result.status !== 'SUCCEEDED') {
      execution.error = result.error;
      execution.cause = result.cause;
    }
    onEnd(execution);
  };

  const start = (machine: Machine, name: string, input: string): Execution => {
    const arn = `arn:aws:states:${ACCOUNT}:execution:${machine}:${name}`;
    const existing = executions.get(arn);
    if (existing) {
      if (existing.status === 'RUNNING' && existing.input === input) return existing;
      throw new TaskFailed(
        'Sfn.ExecutionAlreadyExistsException',
        `Execution Already Exists: '${arn}'`,
      );
    }
    const nth = (started.get(machine) ?? 0) + 1;
    started.set(machine, nth);
    let end = () => {};
    const execution: Execution = {
      ...{ arn, machine, name, input, alias: `${machine}#${nth}`, startedAt: clock.now() },
      ...{ status: 'RUNNING', stoppedAt: undefined, error: undefined, cause: undefined },
      stop: new AbortController(),
      ended: new Promise<void>((resolve) => {
        end = resolve;
      }),
    };
    executions.set(arn, execution);
    // Not as part of what started it, which would count as asleep whenever this one sleeps.
    const done = atTheTop(() => run(execution)).finally(end);
    settled.add(done);
    void done.finally(() => settled.delete(done));
    return execution;
  };

  return {
    executions,
    start,
    stop(arn: string, error: string, cause: string): void {
      const execution = executions.get(arn);
      if (execution?.status === 'RUNNING') execution.stop.abort({ error, cause });
    },
    running: () => [...executions.values()].filter(({ status }) => status === 'RUNNING'),
    /** Until nothing runs any more, however long that takes on the clock. */
    async idle(): Promise<void> {
      while (settled.size > 0) await Promise.all(settled);
    },
    arnOf: (machine: Machine, name: string) =>
      `arn:aws:states:${ACCOUNT}:execution:${machine}:${name}`,
    /** `arn:aws:states:<region>:<account>:stateMachine:<machine>`, maybe with an alias behind it. */
    machineOf: (stateMachineArn: string) => stateMachineArn.split(':')[6] as Machine,
  };
};
export type Engine = ReturnType<typeof createEngine>;
