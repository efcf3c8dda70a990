import type { World } from '../world.ts';

interface Episode {
  readonly id: string;
  readonly status: string;
  readonly visibility: string;
  readonly outputs: { readonly audio?: { readonly etag: string } };
  readonly config_snapshot: { readonly telegramChat: string | null };
}

/** A row of a message that was sent, or is being sent. */
interface Sending {
  readonly episode_id: string;
  readonly status: string;
  /** Its number in the chat. */
  readonly id: string;
  /** Whoever had the right to send it is dead. */
  readonly has_lapsed: boolean;
}

/** What doesn't hold of the messages in the channel, by what was found against it. */
export const findPostViolations = async (
  { database, chat, losses }: World,
  episodes: readonly Episode[],
): Promise<string[]> => {
  const violations: string[] = [];
  const claim = (holds: boolean, what: string) => void (holds || violations.push(what));
  const rows = await database.query<Sending>(
    'select episode_id, status, message_id::text as id, claimed_until <= clock_timestamp() as has_lapsed from public.telegram_posts',
  );
  for (const { id, status, visibility, outputs, config_snapshot: config } of episodes) {
    const nth = `episode ${episodes.findIndex((row) => row.id === id) + 1} (${status}, ${visibility})`;
    const own = rows.filter((row) => row.episode_id === id);
    const unsure = own.filter((row) => row.status === 'unsure').length;
    const standing = chat.standing.filter(({ episodeId }) => episodeId === id);
    const posted = own.filter((row) => row.status === 'posted');
    // Nothing is owed of an episode that failed: a sending that died is told as unsure until it is made again.
    const isOwed = status === 'completed' || visibility !== 'public';
    claim(
      !own.some((row) => row.status === 'sending' && (isOwed || !row.has_lapsed)),
      `${nth} is still being sent`,
    );
    claim(
      standing.length <= posted.length + unsure,
      `${nth} stands ${standing.length} times in the chat, and ${unsure} sendings are unsure`,
    );
    claim(
      posted.every((row) => standing.some(({ messageId }) => String(messageId) === row.id)),
      `${nth} is posted and not in the chat`,
    );
    if (visibility !== 'public') claim(posted.length === 0, `${nth} is still posted`);
    if (config.telegramChat === null)
      claim(own.length === 0, `${nth} was sent, and its show has no chat`);
    if (status !== 'completed' || visibility !== 'public' || config.telegramChat === null) continue;
    // Sound that somebody has deleted can't be sent.
    claim(posted.length === 1 || unsure > 0 || losses.objects > 0, `${nth} is not posted`);
    for (const row of posted) {
      const shown = standing.find(({ messageId }) => String(messageId) === row.id);
      claim(
        shown?.etag === outputs.audio?.etag || losses.objects > 0,
        `${nth} is posted with other sound than it has`,
      );
    }
  }
  const unsure = rows.filter((row) => row.status === 'unsure').length;
  claim(
    unsure <= chat.lostAnswers + losses.unnoted + losses.crashes,
    `${unsure} sendings are unsure of ${chat.lostAnswers} lost answers, ${losses.unnoted} that the database wasn't told and ${losses.crashes} crashes`,
  );
  return violations;
};
