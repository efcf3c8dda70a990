import { parseJson } from './payload.ts';
import type { StateError, StateRun } from './state-run.ts';

const namedIn = (run: StateRun): string | undefined => {
  const failure = parseJson(run.assigned['failure'] ?? null);
  const { state } = (typeof failure === 'object' && failure !== null ? failure : {}) as {
    readonly state?: unknown;
  };
  return typeof state === 'string' ? state : undefined;
};

const last = (runs: readonly StateRun[], holds: (run: StateRun) => boolean): StateRun | undefined =>
  runs.findLast(holds);

/**
 * The visit in which an execution went wrong that ended with `error`: the one that failed with it,
 * or the one that the machine itself names where a Choice gave up (its variable `failure`), else
 * the one that was at work. Undefined of an execution without states.
 */
export const findFailure = (runs: readonly StateRun[], error: StateError): StateRun | undefined => {
  const failed = last(
    runs,
    (run) =>
      run.type !== 'Fail' &&
      run.error?.name === error.name &&
      !runs.some((inner) => inner.parent === run.id && inner.error?.name === error.name),
  );
  if (failed) return failed;
  const named = runs.map(namedIn).findLast((name) => name !== undefined);
  const told = named === undefined ? undefined : last(runs, ({ name }) => name === named);
  return told ?? last(runs, ({ exitedAt }) => exitedAt === null) ?? runs.at(-1);
};
