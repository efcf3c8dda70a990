import type { EpisodeRecord } from '../../episode/episode-record.ts';
import { type EpisodeStatus, LIVE_STATUSES } from '../../episode/status.ts';

// The statuses that take the machine's time, in their order.
const STEPS: readonly EpisodeStatus[] = LIVE_STATUSES;

/**
 * When a live episode will probably be completed, as ISO 8601 UTC: what the show's runs have
 * usually taken (medians) for this step and those to come. A step that takes longer than usual is
 * taken to end now. Null for what has ended, and while a step to come has no past run.
 */
export const estimateCompletion = (
  { status, events, usualSteps }: Pick<EpisodeRecord, 'status' | 'events' | 'usualSteps'>,
  now: number,
): string | null => {
  const current = STEPS.indexOf(status);
  const since = events.at(-1)?.at;
  if (current === -1 || since === undefined) return null;
  const [first, ...later] = STEPS.slice(current).map((step) => usualSteps[step]);
  if (first === undefined) return null;
  let endsAt = Math.max(Date.parse(since) + first, now);
  for (const durationMs of later) {
    if (durationMs === undefined) return null;
    endsAt += durationMs;
  }
  return new Date(endsAt).toISOString();
};
