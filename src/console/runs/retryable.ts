import type { ExecutionSummary } from '../../api/executions/schema.ts';
import { episodeIdOf } from '../../inspect/machines.ts';

/**
 * The runs of a list, newest first, whose episodes can be made again: the last of each episode that
 * is listed, where it ended badly. By the episode's id.
 */
export const retryable = (
  runs: readonly ExecutionSummary[],
): ReadonlyMap<string, ExecutionSummary> => {
  const last = new Map<string, ExecutionSummary>();
  for (const run of runs) {
    const id = episodeIdOf(run.name);
    if (run.machine === 'episode' && !last.has(id)) last.set(id, run);
  }
  const failed = [...last].filter(
    ([, { status }]) => status !== 'running' && status !== 'succeeded',
  );
  return new Map(failed);
};
