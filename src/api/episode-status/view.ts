import { type EpisodeStatus, isTerminal } from '../../episode/status.ts';
import { errorInWords } from './error-in-words.ts';
import { progressOf } from './progress.ts';
import type { EpisodeRecord, ExecutionRecord } from './records.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

/** What `GET /api/v1/episodes/{episodeId}` answers. Times are ISO 8601 UTC. */
export interface EpisodeStatusView {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly status: EpisodeStatus;
  /** The state of the machine that is at work, or that failed; null when there is nothing left to do. */
  readonly state: string | null;
  /** 0 to 1; never goes back within an attempt. */
  readonly progress: number;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly estimatedCompletionAt: string | null;
  readonly attempt: number;
  readonly error: {
    readonly state: string | null;
    readonly name: string;
    readonly message: string;
  } | null;
  readonly audioUrl: string | null;
  readonly durationMs: number | null;
  readonly timeline: readonly TimelineEntry[];
  readonly terminal: boolean;
}

const stateOf = (record: EpisodeRecord): string | null => {
  switch (record.status) {
    case 'pending':
      return 'CollectContent';
    case 'content_collected':
      return 'WriteScript';
    case 'processing':
      return 'GenerateAudio';
    case 'completed':
      return record.publishedAt === null && record.publishError === null ? 'PublishFeed' : null;
    case 'skipped':
      return null;
    case 'failed':
      return record.error?.state ?? null;
  }
};

/** The view of an episode that has a row. */
export const viewEpisode = (record: EpisodeRecord): EpisodeStatusView => ({
  episodeId: record.episodeId,
  podcastId: record.podcastId,
  status: record.status,
  state: stateOf(record),
  progress: progressOf(record),
  startedAt: record.events[0]?.at ?? record.updatedAt,
  updatedAt: record.updatedAt,
  estimatedCompletionAt: null,
  attempt: record.attempt,
  error: record.status === 'failed' && record.error ? errorInWords(record.error) : null,
  audioUrl: record.audioUrl,
  durationMs: record.durationMs,
  timeline: timelineOf(record.events),
  terminal: isTerminal(record.status),
});

/**
 * The view of an episode whose execution has no row: it is about to open, or opening failed. Null
 * for one that succeeded, since its row has been deleted.
 */
export const viewExecution = (
  episodeId: string,
  execution: ExecutionRecord,
): EpisodeStatusView | null => {
  if (execution.status === 'succeeded') return null;
  const failed = execution.status === 'failed';
  const opened = { status: 'pending', at: execution.startedAt } as const;
  const stopped = { status: 'failed', at: execution.stoppedAt ?? execution.startedAt } as const;
  return {
    episodeId,
    podcastId: execution.podcastId,
    status: failed ? 'failed' : 'pending',
    state: 'OpenEpisode',
    progress: 0,
    startedAt: execution.startedAt,
    updatedAt: execution.stoppedAt ?? execution.startedAt,
    estimatedCompletionAt: null,
    attempt: 1,
    error: failed
      ? errorInWords({
          state: 'OpenEpisode',
          ...(execution.error ?? { name: 'Unknown', cause: '' }),
        })
      : null,
    audioUrl: null,
    durationMs: null,
    timeline: timelineOf(failed ? [opened, stopped] : [opened]),
    terminal: failed,
  };
};
