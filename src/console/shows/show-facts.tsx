import { feedKey, showPageKey } from '../../episode/storage-keys.ts';
import { channelUrl } from '../../show/channel/channel-address.ts';
import type { Show } from '../../show/show.ts';
import { useConsole } from '../context.ts';
import { money } from '../format/money.ts';
import { counted, t } from '../language/translate.ts';
import { channelLabel } from '../telegram/channel-label.ts';
import { useKnownChannels } from '../telegram/channel-origins.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { lazyPage } from '../ui/lazy-page.tsx';
import { NextEpisode } from './show-card.tsx';
import { STYLE_WORDS } from './style-words.ts';

// With all that changes a picture: the page is there before it.
const ShowCover = lazyPage(async () => (await import('../picture/show-cover.tsx')).ShowCover);

const DirectoryCheck = lazyPage(async () => (await import('./directory-check.tsx')).DirectoryCheck);

const inDays = (days: number): string => counted(days, 'Every day', 'Every {n} days');

const Channel = ({
  channel,
  title,
  origin,
}: {
  readonly channel: string;
  readonly title: string | undefined;
  /** Where its posts come from, as far as that is known. */
  readonly origin: string | undefined;
}) => {
  const url = channelUrl(channel);
  return (
    <span class="channel">
      {url === undefined ? (
        <bdi>{channelLabel(channel, title)}</bdi>
      ) : (
        <a dir="ltr" href={url} target="_blank" rel="noreferrer">
          {channelLabel(channel)}
        </a>
      )}
      {origin !== undefined && <small> {origin}</small>}
    </span>
  );
};

interface ShowFactsProps {
  readonly show: Show;
  /** Whether it has an episode that listeners have, and with it a page. */
  readonly isPublished: boolean;
  /** Called when the show is another by now. */
  readonly changed: () => void;
}

/** What a show is, and the address that listeners subscribe to. */
export const ShowFacts = ({ show, isPublished, changed }: ShowFactsProps) => {
  const { settings } = useConsole();
  const { originOf, titleOf } = useKnownChannels();
  const { config } = show;
  const { keepEpisodes, keepDays } = show;
  const keeps = [
    ...(keepEpisodes === null
      ? []
      : [counted(keepEpisodes, 'The newest episode', 'The newest {n} episodes')]),
    ...(keepDays === null ? [] : [counted(keepDays, 'One day', '{n} days')]),
  ];
  const feed = `${settings.mediaBaseUrl}/${feedKey(show.id)}`;
  return (
    <aside class="card show-facts" aria-label={t('About the show')}>
      <ShowCover show={show} changed={changed} />
      {show.description !== '' && <p dir="auto">{show.description}</p>}
      <Field label={t('Feed')} hint={t('What podcast apps and directories subscribe to.')}>
        {(control) => (
          <input
            {...control}
            readOnly
            dir="ltr"
            value={feed}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <div class="actions">
        <CopyButton text={feed} label={t('Copy the feed’s address')} />
        {isPublished && (
          <a
            class="button"
            href={`${settings.mediaBaseUrl}/${showPageKey(show.id)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('Its page for listeners')}
          </a>
        )}
      </div>
      <dl class="facts">
        <div>
          <dt>{t('Next episode')}</dt>
          <dd>
            <NextEpisode show={show} />
          </dd>
        </div>
        {config !== null && (
          <>
            <div>
              <dt>{t('Schedule')}</dt>
              <dd>
                {inDays(config.episodeFrequencyDays)} {t('at')} {config.timeOfDay}
                <br />
                {config.timeZone}
              </dd>
            </div>
            <div>
              <dt>{t('Channels')}</dt>
              <dd>
                {config.telegramChannels.map((channel) => (
                  <Channel
                    key={channel}
                    channel={channel}
                    title={titleOf(channel)}
                    origin={originOf(channel)}
                  />
                ))}
              </dd>
            </div>
            <div>
              <dt>{t('Sound')}</dt>
              <dd>
                {t(
                  config.hasStings
                    ? '{0}, {1}, about {2} min, a short sound between stories'
                    : '{0}, {1}, about {2} min',
                  config.format === 'multi-speaker' ? t('Two voices') : t('One voice'),
                  show.languageCode,
                  config.targetDurationMinutes,
                )}
              </dd>
            </div>
            {config.telegramChat !== null && (
              <div>
                <dt>{t('Posted in')}</dt>
                <dd>{config.telegramChat}</dd>
              </div>
            )}
            {config.monthlyCapUsd !== null && (
              <div>
                <dt>{t('US dollars a month at most')}</dt>
                <dd>{money(config.monthlyCapUsd)}</dd>
              </div>
            )}
            {config.style !== null && (
              <div>
                <dt>{t('Style')}</dt>
                <dd>{t(STYLE_WORDS[config.style])}</dd>
              </div>
            )}
          </>
        )}
        {keeps.length > 0 && (
          <div>
            <dt>{t('What stays')}</dt>
            <dd>{keeps.join(', ')}</dd>
          </div>
        )}
      </dl>
      <DirectoryCheck show={show} />
    </aside>
  );
};
