import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { shortMoment } from '../format/moment.ts';
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
      <p>The newest posts of its channels are of {shortMoment(period.newestPostAt)}.</p>
      <div class="actions">
        <button type="button" class="primary" disabled={action.isRunning} onClick={action.run}>
          {action.isRunning ? 'Starting …' : 'Tell those'}
        </button>
      </div>
      {action.error !== undefined && (
        <Notice tone="bad" title="The episode wasn’t started">
          <p dir="auto">{inWords(action.error)}</p>
        </Notice>
      )}
    </>
  );
};

const counted = ({ skipped }: EpisodeStatusView): string => {
  if (skipped === null) return 'No post of this period could be used';
  if (skipped.found === 0) return 'No post is of this period';
  if (skipped.toldBefore > 0) {
    return 'Earlier episodes have told all that the posts of this period say';
  }
  const posts = skipped.found === 1 ? 'The one post' : `None of the ${skipped.found} posts`;
  return `${posts} of this period ${skipped.found === 1 ? 'can’t' : 'can'} be told; the show’s settings leave out ${skipped.filtered}`;
};

/** Why an episode was skipped, and which posts could be told instead. */
export const NothingToTell = ({ episode }: SkippedEpisode) => (
  <Notice tone="quiet" title="There was nothing to tell">
    {episode.window !== null && (
      <p>
        It was to tell the posts from {shortMoment(episode.window.from)} until{' '}
        {shortMoment(episode.window.until)}.
      </p>
    )}
    <p>
      {counted(episode)}, so no audio was made. The next episode takes up from here; to tell an
      earlier period, choose it on the show’s page.
    </p>
    <TellNewest episode={episode} />
  </Notice>
);
