import type {
  ExecutionResult,
  HistoryEvent,
  Json,
  RunEnvironment,
  TaskCall,
} from '../../../../local/step-functions/contract.ts';
import {
  createVirtualClock,
  runExecution,
  type VirtualClock,
} from '../../../../local/step-functions/language/index.ts';

/** What a test may set about a run. */
export interface RunOptions {
  readonly input?: Json;
  readonly tasks?: (call: TaskCall, clock: VirtualClock) => Promise<Json>;
  readonly random?: () => number;
  readonly stop?: AbortSignal;
  readonly record?: (event: HistoryEvent, clock: VirtualClock) => void | Promise<void>;
}

/** A finished run. */
export interface Run {
  readonly result: ExecutionResult;
  readonly events: readonly HistoryEvent[];
  readonly types: readonly string[];
  readonly elapsedSeconds: number;
}

/** Runs a machine in virtual time, from 2026-01-01T00:00:00Z on. */
export async function runMachine(definition: object, options: RunOptions = {}): Promise<Run> {
  const clock = createVirtualClock();
  const events: HistoryEvent[] = [];
  const { tasks = async () => null } = options;
  const environment: RunEnvironment = {
    identity: {
      executionArn: 'arn:aws:states:eu-west-1:000000000000:execution:machine:run',
      executionName: 'run',
      roleArn: 'arn:aws:iam::000000000000:role/machine',
      stateMachineArn: 'arn:aws:states:eu-west-1:000000000000:stateMachine:machine',
      stateMachineName: 'machine',
      startTime: clock.now(),
    },
    tasks: (call) => tasks(call, clock),
    clock,
    random: options.random ?? (() => 0.5),
    uuid: () => '11111111-1111-4111-8111-111111111111',
    record: (event) => {
      events.push(event);
      return options.record?.(event, clock);
    },
    signal: options.stop ?? new AbortController().signal,
  };
  const { input = {} } = options;
  const result = await runExecution(definition, input, environment);
  return {
    result,
    events,
    types: events.map(({ type }) => type),
    elapsedSeconds: clock.elapsed / 1_000,
  };
}

/** A machine of one state, JSONata unless the state says otherwise. */
export const machineOf = (state: object, rest: object = {}): object => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Only',
  States: { Only: { End: true, ...state } },
  ...rest,
});

/** The same in JSONPath. */
export const jsonPathMachineOf = (state: object, rest: object = {}): object =>
  machineOf(state, { QueryLanguage: 'JSONPath', ...rest });

/** The output of a run that must have succeeded. */
export function outputOf({ result }: Run): Json {
  if (result.status !== 'SUCCEEDED') throw new Error(`The run ended: ${JSON.stringify(result)}`);
  return result.output;
}
