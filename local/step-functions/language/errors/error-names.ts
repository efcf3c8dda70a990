import type { StateFailure } from './failure.ts';

/**
 * Whether a retrier's or catcher's ErrorEquals names this failure. States.Runtime can't be named at all. Recordings show
 * that States.ALL stands for States.DataLimitExceeded, whatever the service's guide says.
 */
export function matchesError(names: readonly string[], failure: StateFailure): boolean {
  const error = failure.error ?? '';
  if (error === 'States.Runtime') return false;
  return names.some((name) => {
    if (name === error) return true;
    if (name === 'States.ALL') return true;
    if (name === 'States.Timeout') return error === 'States.HeartbeatTimeout';
    return name === 'States.TaskFailed' && error !== 'States.Timeout';
  });
}
