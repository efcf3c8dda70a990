import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { shortMoment } from '../format/moment.ts';
import { counted, t } from '../language/translate.ts';
import { useNewestPosts } from '../telegram/use-newest-posts.ts';
import { Notice } from '../ui/notice.tsx';
import { useResource } from '../use-resource.ts';
import { newestPeriod } from './newest-period.ts';
import { useEpisodeStart } from './use-episode-start.ts';

interface SkippedEpisode {
  readonly episode: EpisodeStatusView;
}

/** Where it is known when a show's channels last posted: starts an episode of their newest posts. */
const TellNewest = ({ episode: { podcastId, window } }: SkippedEpisode) => {
  const { api } = useConsole();
  const show = useResource(podcastId, { load: (signal) => api.readShow(podcastId, signal) });
  const config = show.data?.config ?? null;
  const newest = useNewestPosts(config?.telegramChannels ?? []);
  const period = newestPeriod(config, newest);
  const action = useEpisodeStart(podcastId, period);
  if (period === null || window === null || period.until > window.from) return null;
  return (
    <>
      <p>{t('The newest posts of its channels are of {0}.', shortMoment(period.newestPostAt))}</p>
      <div class="actions">
        <button type="button" class="primary" disabled={action.isRunning} onClick={action.run}>
          {action.isRunning ? t('Starting …') : t('Tell those')}
        </button>
      </div>
      {action.error !== undefined && (
        <Notice tone="bad" title={t('The episode wasn’t started')}>
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
    </>
  );
};

const whyNone = ({ skipped }: EpisodeStatusView): string => {
  if (skipped === null) return t('No post of this period could be used');
  if (skipped.found === 0) return t('No post is of this period');
  if (skipped.toldBefore > 0) {
    return t('Earlier episodes have told all that the posts of this period say');
  }
  const none = counted(
    skipped.found,
    'The one post of this period can’t be told',
    'None of the {n} posts of this period can be told',
  );
  if (skipped.filtered === 0) return none;
  return t('{0}; the show’s settings leave out {1}', none, skipped.filtered);
};

/** Why an episode was skipped, and which posts could be told instead. */
export const NothingToTell = ({ episode }: SkippedEpisode) => (
  <Notice tone="quiet" title={t('There was nothing to tell')}>
    {episode.window !== null && (
      <p>
        {t(
          'It was to tell the posts from {0} until {1}.',
          shortMoment(episode.window.from),
          shortMoment(episode.window.until),
        )}
      </p>
    )}
    <p>
      {t(
        '{0}, so no audio was made. The next episode takes up from here; to tell an earlier period, choose it on the show’s page.',
        whyNone(episode),
      )}
    </p>
    <TellNewest episode={episode} />
  </Notice>
);
