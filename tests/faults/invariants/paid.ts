import type { SpeechCall, World } from '../world.ts';
import type { Claim, Rows } from './rows.ts';

/** A dead function leaves so many calls under way: those of one run. */
const CALLS_AT_ONCE = 4;
const UNPAID_AFTER_MS = 10_000;
const sumOf = (calls: readonly SpeechCall[]): number =>
  calls.reduce((sum, { characters }) => sum + characters, 0);

/** Nothing is paid for twice, nothing after a cancelling, nothing before an approval, and the costs say it all. */
export const claimPaid = async (
  { database, calls, cancelled, losses }: World,
  { podcastIds, episodes, events }: Rows,
  claim: Claim,
): Promise<void> => {
  const paid = calls.filter(({ isPaid, isBad, isLost }) => isPaid && !isBad && !isLost);
  const distinct = new Set(paid.map(({ what }) => what)).size;
  // What a cancelled or a stopped attempt begins before it is told, the next one may begin as well.
  const failed = events
    .filter(({ status }) => status === 'failed')
    .map(({ execution, occurred_at }) => ({ name: execution, at: occurred_at.getTime() }));
  const ofCancelled = [...Map.groupBy([...cancelled, ...failed], ({ name }) => name).values()]
    .map((ends) => ends.reduce((a, b) => (b.at < a.at ? b : a)))
    .flatMap(({ name, at }) =>
      calls
        .filter((call) => call.execution === name && call.at >= at)
        .map((call) => ({ call, at })),
    );
  const untold = ofCancelled.filter(({ call }) => call.isPaid).length;
  const allowed = distinct * (1 + losses.twice) + losses.crashes * CALLS_AT_ONCE + untold;
  claim(
    paid.length <= allowed + losses.unstored,
    `${paid.length} calls were paid for ${distinct} segments, ${losses.crashes} crashes, ${untold} begun after their attempt had ended and ${losses.unstored} that storage refused`,
  );
  const late = ofCancelled.filter(({ call, at }) => call.at > at + UNPAID_AFTER_MS).length;
  claim(late === 0, `${late} calls were begun later than 10 s after their attempt had ended`);

  const costs = await database.query<{ episode_id: string; characters: number }>(
    `select c.episode_id, sum((item->>'quantity')::int)::int as characters
     from public.episode_costs c join public.episodes p on p.id = c.episode_id, jsonb_array_elements(c.items) as item
     where p.podcast_id = any($1) and item->>'unit' = 'characters' group by 1`,
    [podcastIds],
  );
  for (const { id } of episodes) {
    const own = calls.filter(({ episodeId }) => episodeId === id);
    const charged = sumOf(own.filter(({ isPaid }) => isPaid));
    const answered = sumOf(own.filter(({ isAnswered }) => isAnswered));
    const recorded = costs.find((row) => row.episode_id === id)?.characters ?? 0;
    const which = `episode ${episodes.findIndex((row) => row.id === id) + 1}`;
    claim(
      recorded <= charged,
      `${which} has costs of ${recorded} characters, and ${charged} were paid`,
    );
    claim(
      recorded >= answered || losses.crashes + losses.unrecorded > 0,
      `${which} has costs of ${recorded} of the ${answered} characters that were answered`,
    );
  }

  // A script that awaits a review is spoken by a later attempt, if at all.
  const unread = new Set(
    events.filter(({ status }) => status === 'awaiting_review').map(({ execution }) => execution),
  );
  const early = calls.filter(({ isPaid, execution }) => isPaid && unread.has(execution)).length;
  claim(early === 0, `${early} calls were paid before a script was reviewed`);
};
