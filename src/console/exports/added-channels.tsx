import { inWords } from '../api/api-errors.ts';
import type { AddedChannel } from '../api/telegram-calls.ts';
import { begunBy, newestPeriod } from '../episode/newest-period.ts';
import { useEpisodeStart } from '../episode/use-episode-start.ts';
import { t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { TitledChannel } from '../telegram/titled-channel.tsx';
import { Notice } from '../ui/notice.tsx';

/** How long a period a first episode tells of, if not as many posts need a longer one. */
const FIRST_DAYS = 7;

interface FirstProps {
  readonly channel: AddedChannel;
  readonly podcastId: string;
}

/** Starts a show's first episode, of the newest posts that its export holds. */
const FirstEpisode = ({ channel, podcastId }: FirstProps) => {
  const config = { telegramChannels: [channel.username], episodeFrequencyDays: FIRST_DAYS };
  const week = newestPeriod(config, [channel]);
  const start = useEpisodeStart(podcastId, week && begunBy(week, channel.lastPostsFrom));
  return (
    <>
      <button type="button" class="primary" disabled={start.isRunning} onClick={start.run}>
        {start.isRunning ? t('Starting …') : t('Make its first episode')}
      </button>
      {start.error !== undefined && (
        <p class="field-errors" role="alert" dir="auto">
          {inWords(start.error)}
        </p>
      )}
    </>
  );
};

/** The channels that an export has brought in, with the show that each got. */
export const AddedChannels = ({ channels }: { readonly channels: readonly AddedChannel[] }) => (
  <Notice tone="good" title={t('The export is read')}>
    <ul class="channel-sources">
      {channels.map((channel) => {
        const { username, title, podcastId, problem } = channel;
        return (
          <li key={username}>
            <span>
              <TitledChannel name={username} title={title} />
              {podcastId !== null && (
                <>
                  {' '}
                  <a href={hrefTo({ page: 'show', podcastId })}>{t('See its show')}</a>
                </>
              )}
            </span>
            {podcastId !== null && <FirstEpisode channel={channel} podcastId={podcastId} />}
            {problem !== undefined && (
              <p class="field-errors" dir="auto">
                {problem}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  </Notice>
);
