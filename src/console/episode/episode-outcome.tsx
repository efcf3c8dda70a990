import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';
import { Discarded, ReviewNotice } from '../review/review-notice.tsx';
import { ExportedChannels } from '../shows/exported-channels.tsx';
import { ConnectionRemedy } from '../telegram/connection-remedy.tsx';
import { lazyPage } from '../ui/lazy-page.tsx';
import { Notice } from '../ui/notice.tsx';
import { isCancelled, nameCanceller } from './cancelled.ts';
import { LiveEpisodeLink } from './live-episode-link.tsx';
import { nameExports } from './name-exports.ts';

const NothingToTell = lazyPage(async () => (await import('./nothing-to-tell.tsx')).NothingToTell);

const Failure = ({ episode }: { readonly episode: EpisodeStatusView }) => {
  const {
    userId,
    settings: { exportedChannels, hasConnections = false },
  } = useConsole();
  const { error } = episode;
  if (error === null)
    return <Notice tone="bad" title={t('The episode failed without saying why')} />;
  const isOfExports = exportedChannels !== undefined && !hasConnections;
  const message = isOfExports ? nameExports(error.message) : error.message;
  return (
    <Notice
      tone={isCancelled(episode) ? 'quiet' : 'bad'}
      title={isCancelled(episode) ? t('This episode was cancelled') : t('This episode failed')}
    >
      <p dir="auto">{nameCanceller(message, userId)}</p>
      {error.name === 'UnknownChannel' && isOfExports && <ExportedChannels />}
      {hasConnections && <ConnectionRemedy errorName={error.name} />}
      {error.name === 'EpisodeAlreadyLive' && (
        <LiveEpisodeLink text={error.message} ownId={episode.episodeId} />
      )}
      <p class="error-name">
        <code>{error.name}</code>
        {error.state !== null && (
          <>
            {' '}
            {t('in')} <code>{error.state}</code>
          </>
        )}
      </p>
    </Notice>
  );
};

/** What became of an episode that has ended otherwise than well; nothing while it is made. */
export const EpisodeOutcome = ({ episode }: { readonly episode: EpisodeStatusView }) => {
  if (episode.status === 'failed') return <Failure episode={episode} />;
  if (episode.review !== null)
    return <ReviewNotice episodeId={episode.episodeId} {...episode.review} />;
  if (episode.isDiscarded) return <Discarded episode={episode} />;
  if (episode.status === 'skipped') return <NothingToTell episode={episode} />;
  if (episode.publishError !== null) {
    return (
      <Notice tone="bad" title={t('The episode isn’t in the feed yet')}>
        <p dir="auto">{episode.publishError.message}</p>
        <p class="error-name">
          <code>{episode.publishError.name}</code> {t('in')} <code>PublishFeed</code>
        </p>
      </Notice>
    );
  }
  return null;
};
