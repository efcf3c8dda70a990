import type { EpisodeRecord, EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { ExecutionReader, ExecutionRecord } from '../../episode/executions.ts';
import { isLive } from '../../episode/status.ts';
import { StepcastError } from '../../errors/stepcast-error.ts';
import { findNextAttempt } from './next-attempt.ts';
import type { EpisodeStatusView } from './schema.ts';
import { toNextAttemptView, toOpeningView, toStatusView } from './to-status-view.ts';

/** What the status of an episode is told from. */
export interface EpisodeStatusDeps {
  readonly episodes: EpisodeStatusReader;
  readonly executions: ExecutionReader;
  /** In front of an object's key, without a trailing slash. */
  readonly mediaBaseUrl: string;
  /** Milliseconds since 1970. */
  now(): number;
}

// What the row says is true even when Step Functions is too busy to say whether more is to come.
const findRunningAttempt = async (
  executions: ExecutionReader,
  last: Pick<EpisodeRecord, 'episodeId' | 'attempt'>,
): Promise<ExecutionRecord | null> => {
  try {
    const execution = (await findNextAttempt(executions, last))?.execution;
    return execution?.status === 'running' ? execution : null;
  } catch (error) {
    if (error instanceof StepcastError && error.retryable) return null;
    throw error;
  }
};

/** The status of an episode; null for one that was never started. */
export const findStatus = async (
  { episodes, executions, mediaBaseUrl, now }: EpisodeStatusDeps,
  episodeId: string,
): Promise<EpisodeStatusView | null> => {
  const record = await episodes.find(episodeId);
  if (record) {
    const from = { mediaBaseUrl, now: now() };
    if (isLive(record.status)) return toStatusView(record, from);
    // An attempt that has been accepted is under way, although the row shows how the one before it ended.
    const next = await findRunningAttempt(executions, record);
    return next ? toNextAttemptView(record, next, from) : toStatusView(record, from);
  }
  // The row comes a moment after the execution's start, or never when opening failed.
  const first = await executions.find(episodeId);
  if (!first) return null;
  // What was refused at its opening may be opening now by a retry.
  const isRefused = first.status === 'failed';
  const again = isRefused && (await findRunningAttempt(executions, { episodeId, attempt: 1 }));
  return toOpeningView(episodeId, again || first);
};
