import type { StateFailure } from './failure.ts';

/** Errors that no wildcard stands for. */
const BEYOND_WILDCARDS = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Whether a retrier's or catcher's ErrorEquals names this failure. States.Runtime can't be named at all. */
export function matchesError(names: readonly string[], failure: StateFailure): boolean {
  const error = failure.error ?? '';
  if (error === 'States.Runtime') return false;
  return names.some((name) => {
    if (name === error) return true;
    if (name === 'States.ALL') return !BEYOND_WILDCARDS.has(error);
    if (name === 'States.Timeout') return error === 'States.HeartbeatTimeout';
    if (name === 'States.TaskFailed') {
      return error !== 'States.Timeout' && !BEYOND_WILDCARDS.has(error);
    }
    return false;
  });
}
