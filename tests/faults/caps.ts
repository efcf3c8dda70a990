import type { World } from './world.ts';

/** What a show may cost in a month, and when somebody took that away; Infinity until then. */
export interface Cap {
  readonly usd: number;
  readonly liftedAt: number;
}

/** As long as an episode waits for its month's cap (decision 343). */
export const LONGEST_WAIT_MS = 8 * 3_600_000;

/** From now on no show has a cap. */
export const liftCaps = async ({ database, clock, caps }: World): Promise<void> => {
  for (const [podcastId, cap] of caps) {
    caps.set(podcastId, { ...cap, liftedAt: Math.min(cap.liftedAt, clock.now()) });
  }
  await clock.holdDuring(() =>
    database.query(
      'update public.podcast_configs set monthly_cap_usd = null where monthly_cap_usd is not null',
    ),
  );
};
