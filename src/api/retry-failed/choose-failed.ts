import pLimit from 'p-limit';
import { currentScope } from '../../runtime/current-caller.ts';
import type { ProxyEvent } from '../lambda-proxy.ts';
import { urlOf } from '../lambda-proxy.ts';
import { RequestProblem } from '../problem.ts';
import { type EndedEpisode, findEnded } from '../retry-episode/find-ended.ts';
import type { AttemptDeps } from '../retry-episode/start-attempt.ts';
import { checkEpisodeInScope } from '../scope/check-scope.ts';
import type { RetryFailedBody } from './schema.ts';

/** What was named and can't be made again. */
export interface NotFailed {
  readonly episodeId: string;
  readonly podcastId: string | null;
  readonly title: string | null;
  readonly detail: string;
}

/** The episodes that are to be made again, each show's oldest first. */
export interface Chosen {
  readonly failed: readonly EndedEpisode[];
  readonly notFailed: readonly NotFailed[];
  /** Whether there are more than were looked at. */
  readonly isMore: boolean;
}

/** As many questions to the database as one request may have open. */
const AT_ONCE = 10;

// One that was refused at its opening has no row, and keeps nobody waiting.
const bornAt = ({ row }: EndedEpisode): string => row?.createdAt ?? '';

const findNamed = async (
  deps: AttemptDeps,
  event: ProxyEvent,
  episodeId: string,
): Promise<EndedEpisode | NotFailed> => {
  try {
    await checkEpisodeInScope(deps, episodeId);
    const ended = await findEnded(deps, episodeId, urlOf(event, `/api/v1/episodes/${episodeId}`));
    const { row, podcastId } = ended;
    if (row === null || row.status === 'failed') return ended;
    const detail = `Episode ${episodeId} hasn't failed: it is ${row.status.replace('_', ' ')}. Make it again on its own page if you want to.`;
    return { episodeId, podcastId, title: row.title, detail };
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    return { episodeId, podcastId: null, title: null, detail: error.problem.detail };
  }
};

/** Finds what a request names: by the error that it failed with, or one by one. */
export const chooseFailed = async (
  deps: AttemptDeps,
  event: ProxyEvent,
  asked: RetryFailedBody,
): Promise<Chosen> => {
  const { error = null, episodeIds, podcastId = null, limit } = asked;
  if (episodeIds === undefined) {
    const within = currentScope();
    const filter = { podcastId, status: 'failed', error, within, limit, after: null } as const;
    const page = await deps.episodes.list(filter);
    const failed = page.items.toReversed().map((row) => ({
      ...{ episodeId: row.episodeId, podcastId: row.podcastId, attempt: row.attempt },
      ...{ row, window: row.window },
    }));
    return { failed, notFailed: [], isMore: page.next !== null };
  }
  const atOnce = pLimit(AT_ONCE);
  const found = await Promise.all(
    [...new Set(episodeIds)].map((id) => atOnce(() => findNamed(deps, event, id))),
  );
  const mine = found.filter((one) => podcastId === null || one.podcastId === podcastId);
  return {
    failed: mine
      .filter((one) => 'attempt' in one)
      .toSorted((a, b) => (bornAt(a) < bornAt(b) ? -1 : 1)),
    notFailed: mine.filter((one) => 'detail' in one),
    isMore: false,
  };
};
