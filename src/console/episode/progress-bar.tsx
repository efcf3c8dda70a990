import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { timeLeft } from '../format/duration.ts';
import { fullMoment } from '../format/moment.ts';
import { Notice } from '../ui/notice.tsx';
import { useNow } from '../use-now.ts';

const TimeLeft = ({ until }: { readonly until: string }) => {
  const now = useNow(1000);
  return <span>{timeLeft(Date.parse(until) - now)}</span>;
};

const howFar = ({ progress, segments }: EpisodeStatusView): string => {
  const percent = `${Math.round(progress * 100)} %`;
  return segments === null
    ? percent
    : `${percent} · ${segments.done} of ${segments.total} segments spoken`;
};

/** How far a live episode is, how long it will still take where past episodes tell, and why it waits. */
export const ProgressBar = ({ episode }: { readonly episode: EpisodeStatusView }) => {
  if (episode.terminal) return null;
  const { progress, waiting, estimatedCompletionAt } = episode;
  return (
    <div class="progress">
      <progress max={100} value={Math.round(progress * 100)} aria-label="Progress of the episode" />
      <p class="progress-words">
        <span>{howFar(episode)}</span>
        {estimatedCompletionAt !== null && waiting === null && (
          <TimeLeft until={estimatedCompletionAt} />
        )}
      </p>
      {waiting !== null && (
        <Notice tone="quiet" title="It waits just now">
          <p dir="auto">{waiting.reason}</p>
          <p>
            It goes on by itself at{' '}
            <time dateTime={waiting.until} title={fullMoment(waiting.until)}>
              {new Date(waiting.until).toLocaleTimeString('en', { timeStyle: 'short' })}
            </time>
            .
          </p>
        </Notice>
      )}
    </div>
  );
};
