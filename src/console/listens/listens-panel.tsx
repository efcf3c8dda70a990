import type { ListensView } from '../../api/listens/schema.ts';
import type { ListenedTo } from '../api/listen-calls.ts';
import { useConsole } from '../context.ts';
import { dayOf } from '../format/moment.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { ResourceView } from '../ui/resource-view.tsx';
import { useResource } from '../use-resource.ts';
import { DayBars } from './day-bars.tsx';

const DAYS = 30;

const DayTable = ({ days }: { readonly days: ListensView['days'] }) => (
  <details>
    <summary>{t('Day by day')}</summary>
    <table class="listens">
      <thead>
        <tr>
          <th scope="col">{t('Day')}</th>
          <th scope="col">{t('Downloads')}</th>
        </tr>
      </thead>
      <tbody>
        {days
          .filter(({ downloads }) => downloads > 0)
          .reverse()
          .map(({ day, downloads }) => (
            <tr key={day}>
              <th scope="row">{dayOf(day)}</th>
              <td>{downloads}</td>
            </tr>
          ))}
      </tbody>
    </table>
  </details>
);

const Apps = ({ apps }: { readonly apps: ListensView['apps'] }) => (
  <table class="listens">
    <thead>
      <tr>
        <th scope="col">{t('App')}</th>
        <th scope="col">{t('Downloads')}</th>
      </tr>
    </thead>
    <tbody>
      {apps.map(({ app, downloads }) => (
        <tr key={app}>
          <th scope="row">{app === 'Other' ? t('Others') : app}</th>
          <td>{downloads}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Episodes = ({ episodes }: { readonly episodes: ListensView['episodes'] }) => (
  <table class="listens">
    <thead>
      <tr>
        <th scope="col">{t('Episode')}</th>
        <th scope="col">{t('Downloads')}</th>
      </tr>
    </thead>
    <tbody>
      {episodes.map(({ episodeId, title, downloads }) => (
        <tr key={episodeId}>
          <th scope="row" dir="auto">
            <a href={hrefTo({ page: 'episode', episodeId })}>{title || episodeId}</a>
          </th>
          <td>{downloads}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How often a show or an episode was downloaded in the last days, in a picture and in tables. */
export const ListensPanel = ({ of }: { readonly of: ListenedTo }) => {
  const { api } = useConsole();
  const isShow = 'podcastId' in of;
  const key = isShow ? of.podcastId : of.episodeId;
  const listens = useResource(`listens of ${key}`, {
    load: (signal) => api.readListens(of, DAYS, signal),
    isMoving: () => false,
  });
  return (
    <section class="card listens-panel" aria-label={t('Listens')}>
      <h2 class="part-title">{t('Listens')}</h2>
      <ResourceView resource={listens} what={t('the listens')}>
        {({ countedAt, total, downloads, days, apps, episodes }) =>
          countedAt === null ? (
            <p class="empty">
              {t('Nothing was counted yet. What apps fetch is counted once an hour.')}
            </p>
          ) : (
            <>
              <p>
                <strong>{counted(downloads, '1 download', '{n} downloads')}</strong>{' '}
                {t('in the last {0} days, {1} in all', DAYS, total)}
              </p>
              {downloads > 0 && (
                <>
                  <DayBars days={days} />
                  <DayTable days={days} />
                  <Apps apps={apps} />
                  {isShow && <Episodes episodes={episodes} />}
                </>
              )}
              <p class="hint">
                {t(
                  'A download is an app that fetched at least a minute of an episode on a day (UTC). Bots are left out.',
                )}{' '}
                {t('Counted')} <Moment at={countedAt} />.
              </p>
            </>
          )
        }
      </ResourceView>
    </section>
  );
};
