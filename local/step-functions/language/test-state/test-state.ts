import type { Json, RunEnvironment } from '../../contract.ts';
import { type ContextObject, createExecutionContext } from '../data/context-object.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import { Payload } from '../data/payload.ts';
import { Variables } from '../data/variables.ts';
import type { MachineDefinition, QueryLanguage, StateDefinition } from '../definition.ts';
import { compileCatch } from '../errors/catch.ts';
import { StateFailure } from '../errors/failure.ts';
import { compileRetry } from '../errors/retry.ts';
import { History } from '../history.ts';
import { isObject } from '../json.ts';
import { compileState } from '../run/machine.ts';
import type { Outcome } from '../run/outcome.ts';
import type { State } from '../run/state.ts';
import { Thread } from '../run/thread.ts';
import { Visit } from '../run/visit.ts';
import { type InspectionData, inspect } from './inspect.ts';

/** The name that the service gives every state it tries by itself. */
const NAME = 'StateName';

/** One state to be tried by itself, as TestState takes it. */
export interface TestStateRequest {
  /** A state, or a machine that has it under `stateName`. */
  readonly definition: object;
  readonly stateName?: string;
  readonly input?: Json;
  readonly variables?: Readonly<Record<string, Json>>;
  /** Stands in for the whole context object. */
  readonly context?: ContextObject;
  /** Stands in for the task, the branches or the iterations. */
  readonly mock?: { readonly result: Json } | { readonly error: string; readonly cause: string };
}

/** How the state ended. */
export interface TestStateAnswer {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspectionData: InspectionData;
}

/** Runs one state once, without waiting for retries. Rejects as runExecution does. */
export async function testState(
  request: TestStateRequest,
  environment: RunEnvironment,
): Promise<TestStateAnswer> {
  const { definition, language } = find(request);
  const { mock } = request;
  let result = mock !== undefined && 'result' in mock ? mock.result : undefined;
  const visit = enter(request, definition, {
    ...environment,
    tasks: async (call) => {
      result = await environment.tasks(call);
      return result;
    },
  });
  const state =
    mock === undefined
      ? compileState(NAME, definition, language)
      : mockedState(definition, language, mock);
  const { caughtBy, ...told } = await attempt(state, visit);
  const seen = await inspect({
    definition,
    language,
    visit,
    ...(result !== undefined && { result }),
  });
  if (caughtBy !== undefined) seen['errorDetails'] = { catchIndex: caughtBy };
  return { ...told, inspectionData: seen };
}

function find({ definition, stateName = NAME }: TestStateRequest): {
  definition: StateDefinition;
  language: QueryLanguage;
} {
  const isMachine = 'States' in definition;
  const machine = definition as MachineDefinition;
  const state = isMachine ? machine.States[stateName] : (definition as StateDefinition);
  if (state === undefined) throw new Error(`The definition has no state '${stateName}'.`);
  const language = state.QueryLanguage ?? (isMachine ? machine.QueryLanguage : undefined);
  return { definition: state, language: language ?? 'JSONPath' };
}

function enter(
  { input = {}, variables = {}, context }: TestStateRequest,
  { Type }: StateDefinition,
  environment: RunEnvironment,
): Visit {
  const visible = new Variables();
  visible.assign(variables);
  const thread = new Thread(
    { environment, history: new History(environment) },
    context ?? contextOf(environment, input),
    visible,
    environment.signal,
    0,
  );
  const events = { entered: 0, preceding: 0 };
  const countsRetries = ['Task', 'Map', 'Parallel'].includes(Type);
  return new Visit(thread, NAME, new Payload(input), events, countsRetries, context);
}

/** Without a role there is none in the context object. */
function contextOf({ identity }: RunEnvironment, input: Json): ContextObject {
  const context = createExecutionContext(identity, input);
  if (identity.roleArn !== '' || !isObject(context['Execution'])) return context;
  return { ...context, Execution: { ...context['Execution'], RoleArn: null } };
}

/** A state whose work is done by the mock; the data flow around it is the state's own. */
function mockedState(
  definition: StateDefinition,
  language: QueryLanguage,
  mock: NonNullable<TestStateRequest['mock']>,
): State {
  const flow = compileDataFlow(definition, language);
  return {
    name: NAME,
    type: definition.Type,
    retry: compileRetry(definition.Retry),
    catchers: compileCatch(definition.Catch, language),
    async perform(visit) {
      await flow.prepare(visit);
      if ('error' in mock) throw new StateFailure('task', mock.error, mock.cause);
      return flow.finish(visit, mock.result);
    },
  };
}

async function attempt(
  state: State,
  visit: Visit,
): Promise<Omit<TestStateAnswer, 'inspectionData'> & { readonly caughtBy?: number }> {
  try {
    return { status: 'SUCCEEDED', ...leaving(await state.perform(visit)) };
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    const failure = error.within(visit.stateName, visit.enteredEventId);
    const told = { error: failure.error ?? '', cause: failure.reason ?? '' };
    if (state.retry?.(Math.random)(failure) !== undefined) return { status: 'RETRIABLE', ...told };
    const { catchers = [] } = state;
    const caughtBy = catchers.findIndex((catcher) => catcher.matches(failure));
    const outcome = await catchers[caughtBy]?.take(visit, failure);
    if (outcome === undefined) return { status: 'FAILED', ...told };
    return { status: 'CAUGHT_ERROR', ...told, ...leaving(outcome), caughtBy };
  }
}

const leaving = ({ output, next }: Outcome) => ({
  output,
  ...(next !== undefined && { nextState: next }),
});
