import type {
  Json,
  RunEnvironment,
  StateConfiguration,
  TestStateAnswer,
  TestStateRequest,
} from '../../contract.ts';
import { StateFailure } from '../errors/failure.ts';
import { nextRetry } from '../errors/retry.ts';
import { compileState } from '../run/machine.ts';
import type { Outcome } from '../run/outcome.ts';
import type { State } from '../run/state.ts';
import type { Visit } from '../run/visit.ts';
import { enter } from './enter.ts';
import { findState, NAME, type TestedState } from './find-state.ts';
import { inspect } from './inspect.ts';
import { mockedState } from './mocked-state.ts';

/** Runs one state once, without waiting for retries. Rejects as runExecution does. */
export async function testState(
  request: TestStateRequest,
  environment: RunEnvironment,
): Promise<TestStateAnswer> {
  const tested = findState(request);
  const { definition, language } = tested;
  const { mock, configuration = {} } = request;
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
      : mockedState(tested, mock, configuration);
  const { assigned, details, ...told } = await attempt(state, visit, tested, configuration);
  const seen = await inspect({
    definition,
    language,
    visit,
    configuration,
    ...(result !== undefined && { result }),
  });
  const variables = { ...visit.thread.variables.all(), ...assigned };
  if (Object.keys(variables).length > 0) seen['variables'] = variables;
  if (details !== undefined) seen['errorDetails'] = details;
  return { ...told, inspectionData: seen };
}

interface Attempt extends Omit<TestStateAnswer, 'inspectionData'> {
  readonly assigned?: Readonly<Record<string, Json>> | undefined;
  /** What became of an error, as the inspection data tells it. */
  readonly details?: { readonly [name: string]: number };
}

async function attempt(
  state: State,
  visit: Visit,
  { definition }: TestedState,
  { retrierRetryCount = 0 }: StateConfiguration,
): Promise<Attempt> {
  try {
    return { status: 'SUCCEEDED', ...leaving(await state.perform(visit)) };
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    const failure = error.within(visit.stateName, visit.enteredEventId);
    const told = { error: failure.error ?? '', cause: failure.reason ?? '' };
    const retry = nextRetry(definition.Retry, failure, retrierRetryCount);
    if (retry !== undefined) {
      const { index, delaySeconds } = retry;
      const details = { retryIndex: index, retryBackoffIntervalSeconds: Math.floor(delaySeconds) };
      return { status: 'RETRIABLE', ...told, details };
    }
    const { catchers = [] } = state;
    const caughtBy = catchers.findIndex((catcher) => catcher.matches(failure));
    const catcher = catchers[caughtBy];
    if (catcher === undefined) return { status: 'FAILED', ...told };
    return caught(visit, failure, catcher, { told, caughtBy });
  }
}

async function caught(
  visit: Visit,
  failure: StateFailure,
  catcher: NonNullable<State['catchers']>[number],
  { told, caughtBy }: { told: { error: string; cause: string }; caughtBy: number },
): Promise<Attempt> {
  try {
    const outcome = await catcher.take(visit, failure);
    const details = { catchIndex: caughtBy };
    return { status: 'CAUGHT_ERROR', ...told, ...leaving(outcome), details };
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    const worse = error.within(visit.stateName, visit.enteredEventId);
    return { status: 'FAILED', error: worse.error ?? '', cause: worse.reason ?? '' };
  }
}

const leaving = ({ output, next, assigned }: Outcome) => ({
  output,
  assigned,
  ...(next !== undefined && { nextState: next }),
});
