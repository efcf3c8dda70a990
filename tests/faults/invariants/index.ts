import type { World } from '../world.ts';
import { claimCaps } from './caps.ts';
import { findPostViolations } from './chat.ts';
import { claimEpisodes, claimWindows } from './episodes.ts';
import { claimPaid } from './paid.ts';
import { findQueueViolations } from './queue.ts';
import { type Claim, readRows } from './rows.ts';
import { claimWebhooks } from './webhooks.ts';

/** What is true of no show of a schedule. */
const UNTRUE = new Set(['UnknownPodcast', 'MissingConfig', 'NoVoice', 'OtherPodcast']);

/** Everything that must hold once the world has settled, by what was found against it. */
export const findViolations = async (
  world: World,
  podcastIds: readonly string[],
): Promise<string[]> => {
  const { database, engine, queue } = world;
  const violations: string[] = [];
  const claim: Claim = (holds, what) => void (holds || violations.push(what));

  for (const { alias } of engine.running()) claim(false, `${alias} still runs`);
  const leases = await database.query<{ execution: string }>(
    'select execution from public.telegram_sessions where leased_until > now()',
  );
  for (const { execution } of leases) claim(false, `${execution} still has the Telegram session`);

  const rows = await readRows(world, podcastIds);
  const { episodes } = rows;
  const ids = episodes.map(({ id }) => id);
  violations.push(...findQueueViolations(queue.messages, ids));
  await claimEpisodes(world, rows, claim);
  claimWindows(rows, claim);
  await claimWebhooks(world, rows, claim);
  await claimPaid(world, rows, claim);
  await claimCaps(world, rows, claim);
  // No show of a schedule is deleted, and none lacks its config or a voice.
  for (const { alias, error } of engine.executions.values()) {
    claim(!UNTRUE.has(error ?? ''), `${alias} ended by ${error}, which isn't so`);
  }

  // Nothing in a schedule is bad for longer than a provider's spell.
  for (const { status, metadata } of episodes) {
    claim(
      !(status === 'failed' && metadata.error?.name === 'SegmentRejected'),
      'an episode failed of sound that was unusable for half a minute',
    );
  }
  const due = await database.query<{ podcast_id: string }>(
    'select podcast_id from public.due_podcasts(100, null)',
  );
  claim(due.length === 0, `${due.length} slots of the schedule were lost`);
  return [...violations, ...(await findPostViolations(world, episodes))];
};
