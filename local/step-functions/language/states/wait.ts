import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import { runtimeFailure } from '../errors/failure.ts';
import type { Compilation, State } from '../run/state.ts';
import { compileWaitUntil } from './wait-until.ts';

/** The longest wait, in seconds: the service counts them in a signed 32-bit integer. */
const MAX_SECONDS = 2_147_483_647;

/** Wait: lets time pass, up to a moment or for a number of seconds. */
export function compileWait(definition: StateDefinition, { name, language }: Compilation): State {
  const flow = compileDataFlow(definition, language);
  const until = compileWaitUntil(definition, language, flow);
  return {
    name,
    type: 'Wait',
    async perform(visit) {
      const { clock } = visit.thread.execution.environment;
      const at = await until(visit);
      const delayMs = at - clock.now();
      if (delayMs > MAX_SECONDS * 1_000) throw runtimeFailure('Wait state delay is too long.');
      const { signal } = visit.thread;
      if (delayMs > 0) await (clock.sleepUntil?.(at, signal) ?? clock.sleep(delayMs, signal));
      return flow.finish(visit, flow.select(visit));
    },
  };
}
