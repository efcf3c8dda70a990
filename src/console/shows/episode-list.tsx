import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { useConsole } from '../context.ts';
import { isCancelled, nameCanceller } from '../episode/cancelled.ts';
import { episodeTitle } from '../episode/status-words.ts';
import { clockTime } from '../format/duration.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { Moment } from '../ui/moment.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';

const Told = ({ message }: { readonly message: string }) => {
  const { userId } = useConsole();
  return <>{nameCanceller(message, userId)}</>;
};

const Row = ({ episode }: { readonly episode: EpisodeStatusView }) => (
  <li>
    <a class="episode-row" href={hrefTo({ page: 'episode', episodeId: episode.episodeId })}>
      <span class="episode-title" dir="auto">
        {episodeTitle(episode)}
      </span>
      <StatusBadge episode={episode} />
      <span class="episode-facts">
        {episode.durationMs !== null && <span>{clockTime(episode.durationMs)}</span>}
        <span>
          {episode.publishedAt === null ? (
            <Moment at={episode.createdAt} />
          ) : (
            <>
              {t('published')} <Moment at={episode.publishedAt} />
            </>
          )}
        </span>
      </span>
      {episode.error !== null && (
        <span
          class={isCancelled(episode) ? 'episode-error episode-error-quiet' : 'episode-error'}
          dir="auto"
        >
          <Told message={episode.error.message} />
        </span>
      )}
    </a>
  </li>
);

interface EpisodeListProps {
  readonly episodes: readonly EpisodeStatusView[];
  /** Whether the show's schedule makes none. */
  readonly isPaused: boolean;
}

const NoEpisode = ({ isPaused }: { readonly isPaused: boolean }) => {
  if (!useConsole().may('editor')) {
    return (
      <p class="empty">
        {isPaused
          ? t('No episode yet: the show is paused, so its schedule makes none.')
          : t('No episode yet. The schedule makes the first one.')}
      </p>
    );
  }
  return (
    <p class="empty">
      {t('No episode yet. Generate one now')}
      {isPaused
        ? t(': the show is paused, so its schedule makes none.')
        : t(', or wait for the schedule.')}
    </p>
  );
};

/** Episodes as they are given, each with how it stands. */
export const EpisodeList = ({ episodes, isPaused }: EpisodeListProps) =>
  episodes.length === 0 ? (
    <NoEpisode isPaused={isPaused} />
  ) : (
    <ul class="card episode-list">
      {episodes.map((episode) => (
        <Row key={episode.episodeId} episode={episode} />
      ))}
    </ul>
  );
