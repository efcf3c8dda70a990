import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { timeLeft } from '../format/duration.ts';
import { fullMoment } from '../format/moment.ts';
import { locale, t } from '../language/translate.ts';
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
    : t('{0} · {1} of {2} segments spoken', percent, segments.done, segments.total);
};

/** How far a live episode is, how long it will still take where past episodes tell, and why it waits. */
export const ProgressBar = ({ episode }: { readonly episode: EpisodeStatusView }) => {
  if (episode.terminal || episode.review !== null) return null;
  const { progress, waiting, estimatedCompletionAt } = episode;
  return (
    <div class="progress">
      <progress
        max={100}
        value={Math.round(progress * 100)}
        aria-label={t('Progress of the episode')}
      />
      <p class="progress-words">
        <span>{howFar(episode)}</span>
        {estimatedCompletionAt !== null && waiting === null && (
          <TimeLeft until={estimatedCompletionAt} />
        )}
      </p>
      {waiting !== null && (
        <Notice tone="quiet" title={t('It waits just now')}>
          <p dir="auto">{waiting.reason}</p>
          <p>
            {t('It goes on by itself at')}{' '}
            <time dateTime={waiting.until} title={fullMoment(waiting.until)}>
              {new Date(waiting.until).toLocaleTimeString(locale(), { timeStyle: 'short' })}
            </time>
            .
          </p>
        </Notice>
      )}
    </div>
  );
};
