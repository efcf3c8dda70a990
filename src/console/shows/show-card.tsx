import { Fragment } from 'preact';
import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import type { Show } from '../../show/show.ts';
import type { Page } from '../api/call.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { channelLabel } from '../telegram/channel-label.ts';
import type { KnownChannels } from '../telegram/channel-origins.tsx';
import { Moment } from '../ui/moment.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { useNow } from '../use-now.ts';
import { useResource } from '../use-resource.ts';
import { nextSlot, slotInWords } from './next-slot.ts';

/** When a show's next episode is due, in words. */
export const NextEpisode = ({ show }: { readonly show: Show }) => {
  const now = useNow(60_000);
  if (show.config === null) return <>{t('Not set up')}</>;
  if (show.isPaused) return <>{t('Paused')}</>;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const slot = nextSlot(show.config, now);
  const { here, there } = slotInWords(slot, show.config.timeZone, { now, timeZone });
  return (
    <>
      <time dateTime={new Date(slot).toISOString()}>{here}</time>
      {there !== null && <span class="elsewhere">{there}</span>}
    </>
  );
};

const Last = ({ episode }: { readonly episode: EpisodeStatusView }) => (
  <a class="last" href={hrefTo({ page: 'episode', episodeId: episode.episodeId })}>
    <StatusBadge episode={episode} /> <Moment at={episode.updatedAt} />
  </a>
);

/** The last episode of a show that has made none for long. */
const OlderEpisode = ({ podcastId }: { readonly podcastId: string }) => {
  const { api } = useConsole();
  const { data, error } = useResource(podcastId, {
    load: (signal) => api.listEpisodes({ podcastId, limit: 1, cursor: null }, signal),
  });
  if (error !== undefined) return <>{t('Can’t be told right now')}</>;
  if (data === undefined) return <>…</>;
  const [last] = data.items;
  return <>{last ? <Last episode={last} /> : t('None yet')}</>;
};

interface LastEpisodeProps extends Newest {
  readonly podcastId: string;
}

const LastEpisode = ({ podcastId, newest, error }: LastEpisodeProps) => {
  // The newest first: the first of the show is its last.
  const last = newest?.items.find((episode) => episode.podcastId === podcastId);
  if (last) return <Last episode={last} />;
  if (error !== undefined) return <>{t('Can’t be told right now')}</>;
  if (newest === undefined) return <>…</>;
  if (newest.nextCursor === null) return <>{t('None yet')}</>;
  return <OlderEpisode podcastId={podcastId} />;
};

/** The newest episodes of all shows, as far as one look at them tells. */
export interface Newest {
  /** Undefined until they are known. */
  readonly newest: Page<EpisodeStatusView> | undefined;
  readonly error: unknown;
}

interface ShowCardProps extends Newest, Pick<KnownChannels, 'titleOf'> {
  readonly show: Show;
}

/** A channel of a show by another name than the show's own, which stands above it. */
const besideTitle = (showTitle: string, channel: string, title: string | undefined): string =>
  channelLabel(channel, title === showTitle ? undefined : title);

/** One show in the list. */
export const ShowCard = ({ show, newest, error, titleOf }: ShowCardProps) => (
  <li class="card show-card">
    <h2>
      <a href={hrefTo({ page: 'show', podcastId: show.id })}>
        <bdi>{show.title}</bdi>
      </a>
    </h2>
    <p class="channels">
      {show.config?.telegramChannels.map((channel, index) => (
        <Fragment key={channel}>
          {index > 0 && ' · '}
          <bdi>{besideTitle(show.title, channel, titleOf(channel))}</bdi>
        </Fragment>
      ))}
    </p>
    <dl class="facts">
      <div>
        <dt>{t('Next episode')}</dt>
        <dd>
          <NextEpisode show={show} />
        </dd>
      </div>
      <div>
        <dt>{t('Last episode')}</dt>
        <dd>
          <LastEpisode podcastId={show.id} newest={newest} error={error} />
        </dd>
      </div>
    </dl>
  </li>
);
