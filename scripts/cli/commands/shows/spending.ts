import { SpendingSchema } from '../../../../src/api/insight/schema.ts';
import type { Answer, Context } from '../../context.ts';
import { listShows } from '../../find-show.ts';
import { capLine } from '../../words/cap-words.ts';
import { columns } from '../../words/columns.ts';
import { countEpisodes } from '../../words/count-episodes.ts';

/** `spending`: what the episodes of each show cost, month by month, and how far the caps are used up. */
export const showSpending = async ({ api }: Context, months: number): Promise<Answer> => {
  const [spending, shows] = await Promise.all([
    api.get(`/operations/spending?months=${months}`, SpendingSchema),
    listShows(api),
  ]);
  const titleOf = (podcastId: string | null): string =>
    podcastId === null
      ? 'All shows'
      : (shows.find(({ id }) => id === podcastId)?.title ?? podcastId);
  const rows = spending.items.map(({ month, podcastId, episodes, usd, isComplete }) => [
    month.slice(0, 7),
    `$${usd.toFixed(2)}${isComplete ? '' : ' and what has no price'}`,
    countEpisodes(episodes),
    titleOf(podcastId),
  ]);
  const lines = [
    ...(rows.length > 0 ? columns(rows) : ['Nothing that is paid for was used.']),
    ...spending.caps.map((cap) => capLine(cap, titleOf(cap.podcastId))),
  ];
  return { json: spending, lines, ok: true };
};
