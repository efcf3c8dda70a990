import { readFileSync } from 'node:fs';
import {
  type Clock,
  type ExecutionResult,
  type HistoryEvent,
  type Json,
  type TaskCall,
  TaskFailed,
} from '../../local/step-functions/contract.ts';
import { createVirtualClock, runExecution } from '../../local/step-functions/language/index.ts';

const ACCOUNT = 'eu-west-1:123456789012';
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  SupabaseUrl: 'https://project.supabase.test',
  SupabaseConnectionArn: `arn:aws:events:${ACCOUNT}:connection/supabase/1`,
  BucketName: 'stepcast-test',
  MonthlyCapUsd: '50',
  EpisodeStateMachineArn: `arn:aws:states:${ACCOUNT}:stateMachine:episode`,
  NotifyStateMachineArn: `arn:aws:states:${ACCOUNT}:stateMachine:notify`,
  DeliverStateMachineArn: `arn:aws:states:${ACCOUNT}:stateMachine:deliver`,
};

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
  readonly Comment?: string;
}

/** A state as tests look at it. */
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Comment?: string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly Next: string;
    readonly Comment?: string;
    readonly Assign?: { readonly failure?: { readonly error?: string } };
  }[];
  readonly Arguments?: { readonly FunctionName?: string };
  readonly Choices?: readonly { readonly Comment?: string; readonly Next: string }[];
  readonly Default?: string;
  readonly Next?: string;
  readonly ItemProcessor?: { readonly States: Readonly<Record<string, State>> };
  readonly Branches?: readonly { readonly States: Readonly<Record<string, State>> }[];
}

/** A definition of `states/` as tests look at it. */
export interface Definition {
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, State>>;
}

/** The definition of `states/<name>.asl.json` with test values in its placeholders. */
export const readDefinition = (name: string): Definition =>
  JSON.parse(
    readFileSync(new URL(`../../states/${name}.asl.json`, import.meta.url), 'utf8').replace(
      /\$\{(\w+)\}/g,
      (_, placeholder: string) =>
        PLACEHOLDERS[placeholder] ??
        `arn:aws:lambda:${ACCOUNT}:function:${placeholder.replace('FunctionArn', '')}`,
    ),
  );

/** Every state of a definition by its name, those of its Maps and branches included. */
export const statesOf = ({ States }: Pick<Definition, 'States'>): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
    ...(state.Branches ?? []).flatMap(statesOf),
  ]);

/** What an HTTP Task answers. */
export const httpAnswer = (body: Json): Json => ({
  Headers: {},
  ResponseBody: body,
  StatusCode: 200,
  StatusText: 'OK',
});

type Answer = Json | TaskFailed;

/** By the state's name: answers in order, one a call, the last one for all later calls; or an answer a call. */
export type Answers = Readonly<
  Record<string, readonly Answer[] | ((call: TaskCall) => Answer | Promise<Answer>)>
>;

/** How a run went: its calls, its history and the milliseconds it waited. */
export interface MachineRun {
  readonly result: ExecutionResult;
  readonly calls: readonly TaskCall[];
  readonly events: readonly HistoryEvent[];
  /** Names of the states in the order in which they were entered. */
  readonly entered: readonly string[];
  readonly tookMs: number;
  callsOf(state: string): readonly TaskCall[];
}

/** Runs a real definition, by default on a virtual clock of its own; a task without an answer fails the test. */
export const runMachine = async (
  definition: object,
  run: {
    readonly machine: string;
    readonly execution?: string;
    readonly input: Json;
    readonly answers: Answers;
    readonly clock?: Clock;
  },
): Promise<MachineRun> => {
  const { machine, execution = 'test', input, answers, clock = createVirtualClock() } = run;
  const startTime = clock.now();
  const calls: TaskCall[] = [];
  const events: HistoryEvent[] = [];
  const callsOf = (state: string) => calls.filter(({ stateName }) => stateName === state);
  let ids = 0;
  const result = await runExecution(definition, input, {
    identity: {
      executionArn: `arn:aws:states:${ACCOUNT}:execution:${machine}:${execution}`,
      executionName: execution,
      roleArn: `arn:aws:iam::123456789012:role/${machine}`,
      stateMachineArn: `arn:aws:states:${ACCOUNT}:stateMachine:${machine}`,
      stateMachineName: machine,
      startTime,
    },
    tasks: async (call) => {
      const earlier = callsOf(call.stateName).length;
      calls.push(call);
      const own = answers[call.stateName];
      const answer =
        typeof own === 'function'
          ? await own(call)
          : own?.[Math.min(earlier, (own?.length ?? 0) - 1)];
      if (answer === undefined) throw new Error(`${call.stateName} was not expected to be called.`);
      if (answer instanceof TaskFailed) throw answer;
      return answer;
    },
    clock,
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
    record: (event) => void events.push(event),
    signal: new AbortController().signal,
  });
  const entered = events.flatMap((event) => {
    const details = event['stateEnteredEventDetails'] as { name: string } | undefined;
    return details ? [details.name] : [];
  });
  return { result, calls, events, entered, tookMs: clock.now() - startTime, callsOf };
};
