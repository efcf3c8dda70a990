import type { Show } from '../../show/show.ts';
import { useConsole } from '../context.ts';
import { isMoving } from '../episode/poll-delay.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { useNow } from '../use-now.ts';
import { useResource } from '../use-resource.ts';
import { nextSlot, slotInWords } from './next-slot.ts';

/** When a show's next episode is due, in words. */
export const NextEpisode = ({ show }: { readonly show: Show }) => {
  const now = useNow(60_000);
  if (show.config === null) return <>Not set up</>;
  if (show.isPaused) return <>Paused</>;
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

const LastEpisode = ({ podcastId }: { readonly podcastId: string }) => {
  const { api } = useConsole();
  const { data, error } = useResource(podcastId, {
    load: (signal) => api.listEpisodes({ podcastId, limit: 1, cursor: null }, signal),
    isMoving: ({ items }) => items.some(isMoving),
  });
  if (error !== undefined) return <>Can’t be told right now</>;
  if (data === undefined) return <>…</>;
  const [last] = data.items;
  if (!last) return <>None yet</>;
  return (
    <a class="last" href={hrefTo({ page: 'episode', episodeId: last.episodeId })}>
      <StatusBadge episode={last} /> <Moment at={last.updatedAt} />
    </a>
  );
};

/** One show in the list. */
export const ShowCard = ({ show }: { readonly show: Show }) => (
  <li class="card show-card">
    <h2 dir="auto">
      <a href={hrefTo({ page: 'show', podcastId: show.id })}>{show.title}</a>
    </h2>
    <p class="channels" dir="auto">
      {show.config?.telegramChannels.map((channel) => `@${channel}`).join(' · ')}
    </p>
    <dl class="facts">
      <div>
        <dt>Next episode</dt>
        <dd>
          <NextEpisode show={show} />
        </dd>
      </div>
      <div>
        <dt>Last episode</dt>
        <dd>
          <LastEpisode podcastId={show.id} />
        </dd>
      </div>
    </dl>
  </li>
);
