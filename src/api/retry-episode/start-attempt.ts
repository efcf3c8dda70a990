import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { ExecutionReader, ExecutionStarter } from '../../episode/executions.ts';
import type { ExecutionInput } from '../../episode/input/execution-input.ts';
import { requestedBy } from '../../runtime/current-caller.ts';
import { findNextAttempt } from '../episode-status/next-attempt.ts';
import { type ProxyEvent, urlOf } from '../lambda-proxy.ts';
import { showBusy, stillLive, tooManyAttempts } from './retry-problems.ts';

/** What a new attempt is started with. */
export interface AttemptDeps {
  readonly episodes: EpisodeStatusReader;
  readonly executions: ExecutionReader & ExecutionStarter;
}

/** An episode that has ended, and how it is made again. */
type Attempt = Pick<
  ExecutionInput,
  'episodeId' | 'podcastId' | 'from' | 'window' | 'settings' | 'script'
> & {
  /** The one that has ended, and the name of its execution, if it had the row. */
  readonly attempt: number;
  readonly execution?: string;
};

/**
 * Starts the next attempt of an episode and answers its execution's ARN; of one that is under way
 * with the same input, that one's.
 * @throws RequestProblem 409 when the episode or another one of its show is live
 */
export const startAttempt = async (
  { episodes, executions }: AttemptDeps,
  event: ProxyEvent,
  { episodeId, podcastId, from, window, settings, script, attempt, execution }: Attempt,
): Promise<string> => {
  const statusUrl = urlOf(event, `/api/v1/episodes/${episodeId}`);
  const live = await episodes.findLive(podcastId);
  if (live === episodeId) throw stillLive(episodeId, statusUrl);
  if (live) throw showBusy(live, urlOf(event, `/api/v1/episodes/${live}`));

  const next = await findNextAttempt(executions, {
    episodeId,
    attempt,
    ...(execution !== undefined && { execution }),
  });
  if (!next) throw tooManyAttempts(episodeId);
  const executionArn = next.execution
    ? null
    : await executions.start(next.name, {
        version: '1.0',
        podcastId,
        episodeId,
        trigger: 'retry',
        from,
        ...(window && { window }),
        ...(settings && { settings }),
        ...(script && { script }),
        ...requestedBy(),
      });
  if (executionArn === null) throw stillLive(episodeId, statusUrl);
  return executionArn;
};
