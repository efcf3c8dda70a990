import type { HttpExchange, TestStateAnswer, TestStateRequest } from '../contract.ts';
import { expressArn, type Place, stateMachineArn } from './arns.ts';
import type { InterpretDeps } from './interpret.ts';

/** How long a state may be tried (API Reference, TestState). */
const MAX_DURATION_MS = 5 * 60_000;

/** A state that was tried, with what its HTTP Task exchanged. */
export interface Trial {
  readonly answer: TestStateAnswer;
  readonly exchange: HttpExchange | undefined;
}

/** Tries one state, for five minutes at most; nothing of it is kept. */
export const tryState = async (
  deps: InterpretDeps,
  place: Place,
  request: TestStateRequest,
  roleArn: string,
): Promise<Trial> => {
  const { interpreter, resources, clock, random, uuid } = deps;
  const [machine, name] = [uuid(), uuid()];
  const abort = new AbortController();
  const timer = new AbortController();
  clock.sleep(MAX_DURATION_MS, timer.signal).then(
    () => abort.abort(),
    () => undefined,
  );
  let exchange: HttpExchange | undefined;
  try {
    const answer = await interpreter.testState(request, {
      identity: {
        executionArn: expressArn(place, machine, name, uuid()),
        executionName: name,
        roleArn,
        stateMachineArn: stateMachineArn(place, machine),
        stateMachineName: machine,
        startTime: clock.now(),
      },
      tasks: (call) =>
        resources.run({
          ...call,
          onExchange(exchanged) {
            exchange = exchanged;
          },
        }),
      clock,
      random,
      uuid,
      record: () => undefined,
      signal: abort.signal,
    });
    return { answer, exchange };
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    const timedOut = { status: 'FAILED' as const, error: 'States.Timeout', cause: '' };
    return { answer: { ...timedOut, inspectionData: {} }, exchange };
  } finally {
    timer.abort();
  }
};
