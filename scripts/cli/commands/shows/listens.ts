import { type ListensView, ListensViewSchema } from '../../../../src/api/listens/schema.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId, findShow } from '../../find-show.ts';

interface ListensOptions {
  readonly episode?: string | undefined;
  readonly days: number;
}

const BAR = 40;

const table = (rows: readonly (readonly [string, number])[]): string[] => {
  const widest = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, downloads]) => `  ${name.padEnd(widest)}  ${downloads}`);
};

const bars = (days: ListensView['days']): string[] => {
  const most = Math.max(1, ...days.map(({ downloads }) => downloads));
  return days.map(({ day, downloads }) => {
    const bar = '█'.repeat(Math.ceil((downloads / most) * BAR));
    return `  ${day}  ${bar}${bar && ' '}${downloads}`;
  });
};

const linesOf = (
  { countedAt, total, downloads, days, apps, episodes }: ListensView,
  isShow: boolean,
): string[] => [
  countedAt === null
    ? 'Nothing was counted yet: access logs are counted once an hour.'
    : `${downloads} downloads in ${days.length} days, ${total} in all. Counted at ${countedAt}.`,
  ...(downloads === 0 ? [] : ['', ...bars(days)]),
  ...(apps.length === 0 ? [] : ['', 'Apps', ...table(apps.map((one) => [one.app, one.downloads]))]),
  ...(isShow && episodes.length > 0
    ? ['', 'Episodes', ...table(episodes.map((one) => [one.title || one.episodeId, one.downloads]))]
    : []),
];

/** `listens`: how often a show or an episode was downloaded. */
export const showListens = async (
  { api }: Context,
  show: string | undefined,
  { episode, days }: ListensOptions,
): Promise<Answer> => {
  const path =
    episode === undefined
      ? `/podcasts/${(await findShow(api, show ?? '')).id}`
      : `/episodes/${await findEpisodeId(api, episode)}`;
  const listens = await api.get(`${path}/listens?days=${days}`, ListensViewSchema);
  return { json: listens, lines: linesOf(listens, episode === undefined), ok: true };
};
