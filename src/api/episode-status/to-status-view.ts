import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { ExecutionRecord } from '../../episode/executions.ts';
import { isLive, isTerminal } from '../../episode/status.ts';
import { estimateCompletion } from './estimate-completion.ts';
import { explainError } from './explain-error.ts';
import { filesOf, NO_FILES, postOf } from './files-of.ts';
import { progressOf } from './progress.ts';
import type { EpisodeStatusView } from './schema.ts';
import { timelineOf } from './timeline.ts';
import { toCostView } from './to-cost-view.ts';

/** The state of the machine that is at work, or that failed; null when there is nothing left to do. */
export const stateOf = (record: EpisodeRecord): string | null => {
  switch (record.status) {
    case 'pending':
      return 'CollectContent';
    case 'content_collected':
      return 'WriteScript';
    case 'awaiting_review':
      return null;
    case 'processing':
      return 'GenerateAudio';
    case 'completed':
      return record.unpublishedSince !== null && record.publishError === null
        ? 'PublishFeed'
        : null;
    case 'skipped':
      return null;
    case 'failed':
      return record.error?.state ?? null;
  }
};

/** The wait that the episode's execution is in; null once it is over. */
const waitingOf = ({ status, wait, execution }: EpisodeRecord, now: number) =>
  wait !== null && isLive(status) && wait.execution === execution && Date.parse(wait.until) > now
    ? { reason: wait.reason, until: wait.until }
    : null;

const NOTHING_WRONG = { error: null, publishError: null, remedy: null } as const;

const FEED_ADVICE =
  'The audio is made, but the feed isn’t written. It is tried again every quarter of an hour, and by the show’s next episode; retry from publish to have it now: what is spoken is taken as it is.';

/** What went wrong with an attempt that has ended, and what can help. */
const wrongOf = ({ status, error, publishError }: EpisodeRecord) => {
  if (status === 'failed' && error) {
    const { remedy, ...words } = explainError(error);
    return { error: words, publishError: null, remedy };
  }
  // Also of one that was published before: listeners still get what it was then.
  if (status === 'completed' && publishError) {
    const { message } = explainError({ state: 'PublishFeed', ...publishError }, FEED_ADVICE);
    const told = { name: publishError.name, message };
    return { error: null, publishError: told, remedy: 'retry' as const };
  }
  return NOTHING_WRONG;
};

const warningsOf = ({ warnings, execution }: EpisodeRecord) =>
  warnings
    .filter((warning) => warning.execution === execution)
    .map(({ state, name, message }) => ({ state, name, message }));

const segmentsOf = ({ progress: { done, total } }: EpisodeRecord) =>
  total === null ? null : { done: Math.min(done, total), total };

/** When an episode is looked at, and where its files are. */
export interface ViewedFrom {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** In front of an object's key, without a trailing slash. */
  readonly mediaBaseUrl: string;
}

/** The view of an episode that has a row. */
export const toStatusView = (
  record: EpisodeRecord,
  { now, mediaBaseUrl }: ViewedFrom,
): EpisodeStatusView => ({
  episodeId: record.episodeId,
  podcastId: record.podcastId,
  title: record.title,
  status: record.status,
  state: stateOf(record),
  progress: progressOf(record),
  segments: segmentsOf(record),
  window: record.isImported ? null : record.window,
  skipped: record.skipped,
  isDiscarded: record.isDiscarded,
  expired: record.expired,
  review: record.review,
  createdAt: record.createdAt,
  startedAt: record.events[0]?.at ?? record.updatedAt,
  updatedAt: record.updatedAt,
  estimatedCompletionAt: estimateCompletion(record, now),
  attempt: record.attempt,
  isImported: record.isImported,
  ...wrongOf(record),
  waiting: waitingOf(record, now),
  warnings: warningsOf(record),
  visibility: record.visibility,
  visibilityPending: record.isVisibilityPending,
  post: postOf(record),
  ...filesOf(record, mediaBaseUrl),
  durationMs: record.durationMs,
  publishedAt: record.publishedAt,
  cost: toCostView(record),
  timeline: timelineOf(record.events),
  terminal: isTerminal(record.status),
});

/**
 * The view of an episode whose execution has no row: it is about to open, or opening failed. Null
 * for one that succeeded, since its row has been deleted.
 */
export const toOpeningView = (
  episodeId: string,
  execution: ExecutionRecord,
): EpisodeStatusView | null => {
  if (execution.status === 'succeeded') return null;
  const failed = execution.status === 'failed';
  const { remedy, ...words } = explainError({
    state: 'OpenEpisode',
    ...(execution.error ?? { name: 'Unknown', cause: '' }),
  });
  const opened = { status: 'pending', at: execution.startedAt } as const;
  const stopped = { status: 'failed', at: execution.stoppedAt ?? execution.startedAt } as const;
  return {
    episodeId,
    podcastId: execution.podcastId,
    title: null,
    status: failed ? 'failed' : 'pending',
    state: 'OpenEpisode',
    progress: 0,
    segments: null,
    window: execution.window,
    skipped: null,
    isDiscarded: false,
    expired: null,
    review: null,
    createdAt: execution.startedAt,
    startedAt: execution.startedAt,
    updatedAt: execution.stoppedAt ?? execution.startedAt,
    estimatedCompletionAt: null,
    attempt: 1,
    isImported: false,
    error: failed ? words : null,
    publishError: null,
    remedy: failed ? remedy : null,
    waiting: null,
    warnings: [],
    visibility: 'public',
    visibilityPending: false,
    post: null,
    ...NO_FILES,
    durationMs: null,
    publishedAt: null,
    cost: null,
    timeline: timelineOf(failed ? [opened, stopped] : [opened]),
    terminal: failed,
  };
};

/** The view of an episode whose next attempt has been started and is about to take over its row. */
export const toNextAttemptView = (
  record: EpisodeRecord,
  execution: ExecutionRecord,
  from: ViewedFrom,
): EpisodeStatusView => ({
  ...toStatusView(record, from),
  status: 'pending',
  state: 'OpenEpisode',
  progress: 0,
  segments: null,
  startedAt: execution.startedAt,
  updatedAt: execution.startedAt,
  estimatedCompletionAt: null,
  attempt: record.attempt + 1,
  ...NOTHING_WRONG,
  waiting: null,
  skipped: null,
  isDiscarded: false,
  expired: null,
  review: null,
  warnings: [],
  cost: toCostView({ ...record, attempt: record.attempt + 1 }),
  timeline: timelineOf([{ status: 'pending', at: execution.startedAt }]),
  terminal: false,
});
