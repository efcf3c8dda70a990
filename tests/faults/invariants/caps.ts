import { LONGEST_WAIT_MS } from '../caps.ts';
import { MINUTE_MS } from '../times.ts';
import type { SpeechCall, World } from '../world.ts';
import type { Claim, Rows } from './rows.ts';

/** A run asks whether it may pay, and then may meet stalls and retries before it calls, or calls again. */
const ASKED_BEFORE_MS = 2 * MINUTE_MS;
/** An attempt asks again each ten minutes (decision 343). */
const TRY_MS = 10 * MINUTE_MS;
/** What faults may add to eight hours of asking. */
const ASKED_LATE_MS = 60 * MINUTE_MS;
/** A lifted cap is noticed at the next try, which a fault may put off. */
const NOTICED_AFTER_MS = 25 * MINUTE_MS;

interface Cost {
  readonly podcast_id: string;
  readonly recorded_at: Date;
  readonly usd: number;
}

/** When each attempt that paid began the run in which it first did, by its calls in order: the provider may hang before. */
const beginningsOf = (calls: readonly SpeechCall[]): number[] => {
  const runs = new Map<string, { begunAt: number; calledAt: number; isPaid: boolean }>();
  for (const { execution, at, isPaid } of calls) {
    const run = runs.get(execution);
    if (run?.isPaid) continue;
    const goesOn = run !== undefined && at - run.calledAt <= ASKED_BEFORE_MS;
    runs.set(execution, { begunAt: goesOn ? run.begunAt : at, calledAt: at, isPaid });
  }
  return [...runs.values()].filter(({ isPaid }) => isPaid).map(({ begunAt }) => begunAt);
};

/** An attempt begins to pay only while its show's cap isn't used up, and fails by the cap only when it stood. */
export const claimCaps = async (
  { database, calls, caps }: World,
  { podcastIds, episodes }: Rows,
  claim: Claim,
): Promise<void> => {
  for (const { podcast_id: podcastId, metadata, attempt } of episodes) {
    if (metadata.error?.name !== 'BudgetSpent') continue;
    const cap = caps.get(podcastId);
    claim(cap !== undefined, 'an episode without a cap failed by one');
    const failedAt = Date.parse(metadata.error.failedAt);
    const waitedMs = failedAt - Date.parse(metadata.waiting?.since ?? '');
    claim(
      waitedMs > LONGEST_WAIT_MS - TRY_MS && waitedMs < LONGEST_WAIT_MS + ASKED_LATE_MS,
      `attempt ${attempt} waited ${Math.round(waitedMs / MINUTE_MS)} minutes for its cap`,
    );
    claim(
      failedAt <= (cap?.liftedAt ?? 0) + NOTICED_AFTER_MS,
      `attempt ${attempt} failed by a cap that was lifted`,
    );
  }
  if (caps.size === 0) return;
  const costs = await database.query<Cost>(
    `select p.podcast_id, c.recorded_at, sum((item->>'usd')::numeric)::float as usd
     from public.episode_costs c join public.episodes p on p.id = c.episode_id, jsonb_array_elements(c.items) as item
     where p.podcast_id = any($1) group by p.podcast_id, c.id, c.recorded_at`,
    [podcastIds],
  );
  for (const [podcastId, { usd, liftedAt }] of caps) {
    const ids = new Set(episodes.filter((row) => row.podcast_id === podcastId).map(({ id }) => id));
    for (const at of beginningsOf(calls.filter(({ episodeId }) => ids.has(episodeId)))) {
      if (at >= liftedAt) continue;
      const spent = costs
        .filter((cost) => cost.podcast_id === podcastId)
        .filter(({ recorded_at: recordedAt }) => recordedAt.getTime() < at - ASKED_BEFORE_MS)
        .reduce((sum, cost) => sum + cost.usd, 0);
      claim(spent < usd, `an attempt began to pay when $${spent} of $${usd} were spent`);
    }
  }
};
