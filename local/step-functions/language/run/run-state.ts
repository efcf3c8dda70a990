import { assertVariablesWithinQuota, assertWithinQuota, Payload } from '../data/payload.ts';
import { StateFailure } from '../errors/failure.ts';
import type { RetrySchedule } from '../errors/retry.ts';
import { BranchAborted } from './abort.ts';
import type { Outcome } from './outcome.ts';
import type { State } from './state.ts';
import type { Thread } from './thread.ts';
import { Visit } from './visit.ts';

/** States for whose abandonment the service has an event. */
const ABORTABLE = new Set(['Task', 'Wait', 'Map', 'Parallel']);
const WITH_RETRIES = new Set(['Task', 'Map', 'Parallel']);
const INTACT = { truncated: false };

/** How a thread leaves a state. */
export interface Departure extends Omit<Outcome, 'output'> {
  readonly output: Payload;
}

/** Takes a thread through one state: enters it, tries and retries it, catches what fails, and leaves it. */
export async function runState(state: State, thread: Thread, input: Payload): Promise<Departure> {
  const visit = await enter(state, thread, input);
  try {
    const departure = await attempt(state, visit);
    await leave(state, visit, departure);
    return departure;
  } catch (error) {
    await leaveAbandoned(state, thread, error);
    throw error;
  }
}

async function enter(state: State, thread: Thread, input: Payload): Promise<Visit> {
  const preceding = thread.lastEventId;
  const entered = await thread.emit(`${state.type}StateEntered`, {
    stateEnteredEventDetails: { name: state.name, input: input.text, inputDetails: INTACT },
  });
  return new Visit(thread, state.name, input, { entered, preceding }, WITH_RETRIES.has(state.type));
}

async function attempt(state: State, visit: Visit): Promise<Departure> {
  const { environment } = visit.thread.execution;
  const schedule = state.retry?.(() => environment.random());
  for (;;) {
    try {
      return depart(state, visit, await state.perform(visit));
    } catch (error) {
      const failure = await reported(visit, error);
      if (await retried(visit, failure, schedule)) continue;
      await giveUp(state, visit, failure);
      return await caught(state, visit, failure);
    }
  }
}

/** The outcome with its text, if that is within the service's quota. An output that is the input keeps its text. */
function depart(state: State, visit: Visit, outcome: Outcome): Departure {
  assertVariablesWithinQuota(outcome.assigned, state.name);
  if (outcome.output === visit.input.value) return { ...outcome, output: visit.input };
  const output = new Payload(outcome.output);
  assertWithinQuota(output.text, state.name);
  return { ...outcome, output };
}

/** The failure with its place told; a JSONata failure leaves an event. Anything that is no failure goes on. */
async function reported(visit: Visit, error: unknown): Promise<StateFailure> {
  if (!(error instanceof StateFailure)) throw error;
  const failure = error.within(visit.stateName, visit.enteredEventId);
  if (error.kind !== 'evaluation') return failure;
  const { thread } = visit;
  // The service records it in place of the entry when nothing else has happened in the state.
  if (thread.lastEventId === visit.enteredEventId) thread.lastEventId = visit.precedingEventId;
  await thread.emit('EvaluationFailed', {
    evaluationFailedEventDetails: {
      cause: failure.reason,
      error: failure.error,
      location: failure.location,
      state: visit.stateName,
    },
  });
  return failure;
}

async function retried(
  visit: Visit,
  failure: StateFailure,
  schedule: RetrySchedule | undefined,
): Promise<boolean> {
  const delayMs = schedule?.(failure);
  if (delayMs === undefined) return false;
  const { thread } = visit;
  await thread.execution.environment.clock.sleep(delayMs, thread.signal);
  visit.countRetry();
  return true;
}

/** The service tells of a Map or Parallel that failed, whether it had begun or not, unless nothing can catch the error. */
async function giveUp({ failedEvent }: State, visit: Visit, failure: StateFailure): Promise<void> {
  if (failedEvent === undefined || failure.error === 'States.Runtime') return;
  await visit.thread.emit(failedEvent);
}

async function caught(state: State, visit: Visit, failure: StateFailure): Promise<Departure> {
  const catcher = state.catchers?.find((candidate) => candidate.matches(failure));
  if (catcher === undefined) throw failure;
  try {
    return depart(state, visit, await catcher.take(visit, failure));
  } catch (error) {
    throw await reported(visit, error);
  }
}

async function leave(state: State, visit: Visit, departure: Departure): Promise<void> {
  const { thread } = visit;
  const details: Record<string, unknown> = {
    name: state.name,
    output: departure.output.text,
    outputDetails: INTACT,
  };
  const assigned = Object.entries(departure.assigned ?? {});
  if (assigned.length > 0) {
    details['assignedVariables'] = Object.fromEntries(
      assigned.map(([name, value]) => [name, JSON.stringify(value)]),
    );
    details['assignedVariablesDetails'] = INTACT;
  }
  await thread.emit(`${state.type}StateExited`, { stateExitedEventDetails: details });
  if (departure.assigned !== undefined) thread.variables.assign(departure.assigned);
}

/** A branch that ends inside a state leaves an event of it; the end of the whole execution doesn't. */
async function leaveAbandoned(state: State, thread: Thread, error: unknown): Promise<void> {
  const given = error instanceof BranchAborted && ABORTABLE.has(state.type);
  const failed = error instanceof StateFailure && thread.isBranch && state.type === 'Task';
  if (given || failed) await thread.note(`${state.type}StateAborted`);
}
