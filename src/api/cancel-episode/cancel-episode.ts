import type { EpisodeEnder } from '../../episode/episode-ender.ts';
import { CANCELLED } from '../../episode/episode-ender.ts';
import type { ExecutionStopper } from '../../episode/executions.ts';
import { isTerminal } from '../../episode/status.ts';
import { type EpisodeStatusDeps, findStatus } from '../episode-status/find-status.ts';
import { findNextAttempt } from '../episode-status/next-attempt.ts';
import type { EpisodeStatusView } from '../episode-status/schema.ts';
import { stateOf } from '../episode-status/to-status-view.ts';

export interface CancelDeps extends EpisodeStatusDeps {
  readonly stopper: ExecutionStopper;
  readonly ender: EpisodeEnder;
}

interface Target {
  readonly execution: string;
  readonly state: string | null;
  readonly isOpening: boolean;
}

// What can be cancelled: the execution that has the row, or one that is about to get it.
const findTarget = async (deps: CancelDeps, episodeId: string): Promise<Target | null> => {
  const record = await deps.episodes.find(episodeId);
  if (record && !isTerminal(record.status)) {
    return { execution: record.execution, state: stateOf(record), isOpening: false };
  }
  const opening = { state: 'OpenEpisode', isOpening: true };
  if (!record) {
    const first = await deps.executions.find(episodeId);
    if (first?.status === 'running') return { execution: episodeId, ...opening };
    if (!first) return null;
  }
  const next = await findNextAttempt(deps.executions, { episodeId, attempt: record?.attempt ?? 1 });
  return next?.execution?.status === 'running' ? { execution: next.name, ...opening } : null;
};

/**
 * Cancels an episode: marks its row first, which the database decides against a late writer, and
 * then stops its execution. Resolves to its status, which says `failed` with the error Cancelled
 * unless it had ended before; null for an episode that was never started.
 */
export const cancelEpisode = async (
  deps: CancelDeps,
  episodeId: string,
  cause: string,
): Promise<EpisodeStatusView | null> => {
  const target = await findTarget(deps, episodeId);
  if (target) {
    const { execution, state, isOpening } = target;
    const mark = () => deps.ender.markCancelled({ episodeId, execution }, state, cause);
    const outcome = await mark();
    if (outcome !== 'ended') {
      await deps.stopper.stop(execution, CANCELLED, cause);
      // It may have got its row between the two.
      if (isOpening && outcome === 'elsewhere') await mark();
    }
    return findStatus(deps, episodeId);
  }
  const view = await findStatus(deps, episodeId);
  if (view?.error?.name === CANCELLED) {
    // Somebody asks again, perhaps because the first time the execution couldn't be stopped.
    const record = await deps.episodes.find(episodeId);
    await deps.stopper.stop(record?.execution ?? episodeId, CANCELLED, cause);
  }
  return view;
};
