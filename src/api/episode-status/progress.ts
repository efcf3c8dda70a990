import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { EpisodeStatus } from '../../episode/status.ts';

// Where each status begins on the way from 0 to 1. Speaking takes most of the time, so it has most of the way.
const BEGINS_AT = {
  pending: 0,
  content_collected: 0.2,
  awaiting_review: 0.3,
  processing: 0.3,
  completed: 1,
  skipped: 1,
} as const satisfies Record<Exclude<EpisodeStatus, 'failed'>, number>;
const SPEAKING_SHARE = 0.65;

type ProgressRecord = Pick<EpisodeRecord, 'status' | 'progress' | 'events'>;

/** How far an episode is, from 0 to 1; a failed one stays where it was when it failed. */
export const progressOf = ({ status, progress, events }: ProgressRecord): number => {
  const reached =
    status === 'failed'
      ? (events.map((event) => event.status).findLast((s) => s !== 'failed') ?? 'pending')
      : status;
  if (reached !== 'processing') return BEGINS_AT[reached];
  const { done, total } = progress;
  const spoken = total === null || total === 0 ? 0 : Math.min(done / total, 1);
  return Math.round((BEGINS_AT.processing + SPEAKING_SHARE * spoken) * 1000) / 1000;
};
