import type { ExecutionResult, Json, RunEnvironment } from '../../contract.ts';
import { createExecutionContext } from '../data/context-object.ts';
import { Payload } from '../data/payload.ts';
import { Variables } from '../data/variables.ts';
import type { MachineDefinition } from '../definition.ts';
import { StateFailure } from '../errors/failure.ts';
import { History } from '../history.ts';
import { linkedController, MachineTimedOut } from './abort.ts';
import { compileMachine } from './machine.ts';
import type { Machine } from './state.ts';
import { Thread } from './thread.ts';

const INTACT = { truncated: false };

/** Machines compiled so far, each once for as long as its definition object is in use. */
const machines = new WeakMap<object, Machine>();

function machineOf(definition: object): Machine {
  const machine = machines.get(definition) ?? compileMachine(definition as MachineDefinition);
  machines.set(definition, machine);
  return machine;
}

/**
 * Runs a definition to its end and records every event on the way. Rejects for a definition that
 * validateDefinition refuses, and with whatever the environment throws that is no TaskFailed.
 */
export async function runExecution(
  definition: object,
  input: Json,
  environment: RunEnvironment,
): Promise<ExecutionResult> {
  const machine = machineOf(definition);
  const history = new History(environment);
  const { controller, release } = linkedController(environment.signal);
  const timer = startTimeout(definition as MachineDefinition, environment, controller);
  const { identity } = environment;
  const thread = new Thread(
    { environment, history },
    createExecutionContext(identity, input),
    new Variables(),
    controller.signal,
    0,
  );
  const payload = new Payload(input);
  try {
    await history.append('ExecutionStarted', 0, {
      executionStartedEventDetails: {
        input: payload.text,
        inputDetails: INTACT,
        roleArn: identity.roleArn,
      },
    });
    const output = await machine.run(thread, payload);
    await history.close('ExecutionSucceeded', thread.lastEventId, {
      executionSucceededEventDetails: { output: output.text, outputDetails: INTACT },
    });
    return { status: 'SUCCEEDED', output: output.value };
  } catch (error) {
    if (controller.signal.aborted) return await endAborted(history, controller.signal.reason);
    if (error instanceof StateFailure) return await endFailed(history, thread, error);
    throw error;
  } finally {
    timer?.abort(ENDED);
    release();
  }
}

/** Why a timer is ended; an abort without a reason would make an error with a stack for each execution. */
const ENDED = 'ended';

function startTimeout(
  { TimeoutSeconds }: MachineDefinition,
  { clock }: RunEnvironment,
  controller: AbortController,
): AbortController | undefined {
  if (TimeoutSeconds === undefined) return undefined;
  const timer = new AbortController();
  const expire = () => controller.abort(new MachineTimedOut());
  clock.sleep(TimeoutSeconds * 1_000, timer.signal).then(expire, () => undefined);
  return timer;
}

async function endFailed(
  history: History,
  thread: Thread,
  failure: StateFailure,
): Promise<ExecutionResult> {
  const reason = told(failure.error, failure.reason);
  await history.close('ExecutionFailed', thread.lastEventId, {
    executionFailedEventDetails: reason,
  });
  return { status: 'FAILED', ...reason };
}

async function endAborted(history: History, reason: unknown): Promise<ExecutionResult> {
  if (reason instanceof MachineTimedOut) {
    await history.close('ExecutionTimedOut', 0, {
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
    return { status: 'TIMED_OUT' };
  }
  const { error, cause } = (reason ?? {}) as { error?: unknown; cause?: unknown };
  const given = told(asText(error), asText(cause));
  await history.close('ExecutionAborted', 0, { executionAbortedEventDetails: given });
  return { status: 'ABORTED', ...given };
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const told = (error: string | undefined, cause: string | undefined) => ({
  ...(error !== undefined && { error }),
  ...(cause !== undefined && { cause }),
});
