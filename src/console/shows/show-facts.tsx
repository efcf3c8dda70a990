import { feedKey } from '../../episode/storage-keys.ts';
import { channelUrl } from '../../show/channel-address.ts';
import type { Show } from '../../show/show.ts';
import { useConsole } from '../context.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Field } from '../ui/field.tsx';
import { DirectoryCheck } from './directory-check.tsx';
import { NextEpisode } from './show-card.tsx';
import { STYLE_WORDS } from './style-words.ts';

const inDays = (days: number): string => (days === 1 ? 'Every day' : `Every ${days} days`);

const ChannelLink = ({ channel }: { readonly channel: string }) => {
  const url = channelUrl(channel);
  if (url === undefined) return <span class="channel">@{channel}</span>;
  return (
    <a class="channel" href={url} target="_blank" rel="noreferrer">
      @{channel}
    </a>
  );
};

/** What a show is, and the address that listeners subscribe to. */
export const ShowFacts = ({ show }: { readonly show: Show }) => {
  const { settings } = useConsole();
  const { config } = show;
  const feed = `${settings.mediaBaseUrl}/${feedKey(show.id)}`;
  return (
    <aside class="card show-facts" aria-label="About the show">
      {show.description !== '' && <p dir="auto">{show.description}</p>}
      <Field label="Feed" hint="What podcast apps and directories subscribe to.">
        {(control) => (
          <input
            {...control}
            readOnly
            value={feed}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <CopyButton text={feed} label="Copy the feed’s address" />
      <dl class="facts">
        <div>
          <dt>Next episode</dt>
          <dd>
            <NextEpisode show={show} />
          </dd>
        </div>
        {config !== null && (
          <>
            <div>
              <dt>Schedule</dt>
              <dd>
                {inDays(config.episodeFrequencyDays)} at {config.timeOfDay}
                <br />
                {config.timeZone}
              </dd>
            </div>
            <div>
              <dt>Channels</dt>
              <dd>
                {config.telegramChannels.map((channel) => (
                  <ChannelLink key={channel} channel={channel} />
                ))}
              </dd>
            </div>
            <div>
              <dt>Sound</dt>
              <dd>
                {config.format === 'multi-speaker' ? 'Two voices' : 'One voice'},{' '}
                {show.languageCode}, about {config.targetDurationMinutes} min
                {config.hasStings && ', a short sound between stories'}
              </dd>
            </div>
            {config.telegramChat !== null && (
              <div>
                <dt>Posted in</dt>
                <dd>{config.telegramChat}</dd>
              </div>
            )}
            {config.style !== null && (
              <div>
                <dt>Style</dt>
                <dd>{STYLE_WORDS[config.style]}</dd>
              </div>
            )}
          </>
        )}
      </dl>
      <DirectoryCheck show={show} />
    </aside>
  );
};
