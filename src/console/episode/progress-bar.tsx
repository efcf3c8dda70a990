import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { timeLeft } from '../format/duration.ts';
import { useNow } from '../use-now.ts';

const TimeLeft = ({ until }: { readonly until: string }) => {
  const now = useNow(1000);
  return <span>{timeLeft(Date.parse(until) - now)}</span>;
};

/** How far a live episode is, and how long it will still take where past episodes tell. */
export const ProgressBar = ({ episode }: { readonly episode: EpisodeStatusView }) => {
  if (episode.terminal) return null;
  const percent = Math.round(episode.progress * 100);
  return (
    <div class="progress">
      <progress max={100} value={percent} aria-label="Progress of the episode" />
      <p class="progress-words">
        <span>{percent} %</span>
        {episode.estimatedCompletionAt !== null && (
          <TimeLeft until={episode.estimatedCompletionAt} />
        )}
      </p>
    </div>
  );
};
