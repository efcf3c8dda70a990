import type { Spending } from '../../api/insight/schema.ts';
import type { Show } from '../../show/show.ts';
import { useConsole } from '../context.ts';
import { monthOf } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { CapNotice } from './cap-notice.tsx';

/** As many as the words below say. */
const MONTHS = 6;

type Row = Spending['items'][number];

/** A sum, marked where something without a known price is left out of it. */
const sumOf = (rows: readonly Row[]): string => {
  const sum = money(rows.reduce((total, { usd }) => total + usd, 0));
  return rows.every(({ isComplete }) => isComplete) ? sum : t('{0} and what has no price', sum);
};

interface MonthProps {
  readonly month: string;
  readonly rows: readonly Row[];
  readonly caps: Spending['caps'];
  readonly shows: readonly Show[];
}

/** A show's cap of a month, or the stage's; of the running month alone, and nothing where there is none. */
const capOf = ({ caps, month }: MonthProps, podcastId: string | null): string => {
  const cap = caps.find((each) => each.month === month && each.podcastId === podcastId);
  return cap ? money(cap.capUsd) : '';
};

/** Null for all shows together. */
const titleOf = (shows: readonly Show[], podcastId: string | null): string | null =>
  shows.find(({ id }) => id === podcastId)?.title ?? podcastId;

const Month = (props: MonthProps) => {
  const { month, rows, shows } = props;
  return (
    <tbody>
      <tr class="spending-month">
        <th scope="rowgroup">{monthOf(month)}</th>
        <td>{rows.reduce((total, { episodes }) => total + episodes, 0)}</td>
        <td>{sumOf(rows)}</td>
        <td>{capOf(props, null)}</td>
      </tr>
      {rows.map((row) => (
        <tr key={row.podcastId}>
          <th scope="row" dir="auto">
            <a href={hrefTo({ page: 'show', podcastId: row.podcastId })}>
              {titleOf(shows, row.podcastId)}
            </a>
          </th>
          <td>{row.episodes}</td>
          <td>{sumOf([row])}</td>
          <td>{capOf(props, row.podcastId)}</td>
        </tr>
      ))}
    </tbody>
  );
};

/** What the episodes of each show cost in the last months. */
export const SpendingPanel = () => {
  const { api, settings } = useConsole();
  const spending = useResource('spending', {
    load: async (signal) => {
      const [{ items, caps }, shows] = await Promise.all([
        api.readSpending(MONTHS, signal),
        api.listShows(null, signal),
      ]);
      return { items, caps, shows: shows.items };
    },
    isMoving: () => false,
  });
  return (
    <section class="card" aria-label={t('What it costs')}>
      <h2 class="part-title">{t('What it costs')}</h2>
      <p class="hint">
        {t(
          'What providers charge by their lists for the last six months, before free allowances and discounts.',
        )}
        {settings.hasConnections && ` ${t('This machine’s own voices cost nothing.')}`}
      </p>
      <ResourceView resource={spending} what={t('what was spent')}>
        {({ items, caps, shows }) => (
          <>
            {caps.map((cap) => (
              <CapNotice key={cap.podcastId} cap={cap} title={titleOf(shows, cap.podcastId)} />
            ))}
            {items.length === 0 ? (
              <p class="empty">{t('Nothing that is paid for was used.')}</p>
            ) : (
              <div class="comparison">
                <table class="spending">
                  <thead>
                    <tr>
                      <th scope="col">{t('Show')}</th>
                      <th scope="col">{t('Episodes')}</th>
                      <th scope="col">{t('Cost')}</th>
                      <th scope="col">{t('Cap')}</th>
                    </tr>
                  </thead>
                  {[...Map.groupBy(items, ({ month }) => month)].map(([month, rows]) => (
                    <Month key={month} month={month} rows={rows} caps={caps} shows={shows} />
                  ))}
                </table>
              </div>
            )}
          </>
        )}
      </ResourceView>
    </section>
  );
};
