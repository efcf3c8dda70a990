import type { ExecutionResult } from '../contract.ts';
import { brokenInterpreter, type InterpretDeps, interpret, type Run } from './interpret.ts';
import type { StateMachine } from './state-machine.ts';

/** How long an Express execution may run (service quota). */
const MAX_DURATION_MS = 5 * 60_000;

/** How an Express run ended, and when. */
export interface ExpressEnd {
  readonly result: ExecutionResult;
  readonly stopDate: number;
}

/** A run of an Express machine: nothing of it is kept. */
export interface ExpressRun {
  readonly arn: string;
  readonly startDate: number;
  readonly ended: Promise<ExpressEnd>;
}

/** Runs an Express machine to its end, or to the end of its five minutes. Never rejects. */
export const runExpress = async (
  deps: InterpretDeps,
  machine: StateMachine,
  input: string,
  run: Pick<Run, 'arn' | 'name' | 'startDate'> & { readonly abort: AbortController },
): Promise<ExpressEnd> => {
  const { clock } = deps;
  const timer = new AbortController();
  let timedOut = false;
  const expire = (): void => {
    timedOut = true;
    run.abort.abort({});
  };
  clock.sleep(MAX_DURATION_MS, timer.signal).then(expire, () => undefined);
  const { abort, ...identity } = run;
  const result = await interpret(deps, machine, input, {
    ...identity,
    signal: abort.signal,
    record: () => undefined,
  }).catch(brokenInterpreter);
  timer.abort();
  return {
    result: timedOut ? { status: 'TIMED_OUT', error: 'States.Timeout' } : result,
    stopDate: clock.now(),
  };
};
