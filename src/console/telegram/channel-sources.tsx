import { inWords } from '../api/api-errors.ts';
import type { HomeChannels, PostsFrom } from '../api/telegram-calls.ts';
import { useConsole } from '../context.ts';
import type { Message } from '../language/catalogue.ts';
import { t } from '../language/translate.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { useAction } from '../use-action.ts';
import { TitledChannel } from './titled-channel.tsx';

const FROM: Readonly<Record<PostsFrom, Message>> = {
  export: 'read from its export',
  telegram: 'read from Telegram',
};

interface RowProps {
  readonly channel: HomeChannels['channels'][number];
  readonly isConnected: boolean;
  readonly changed: () => void;
}

const ChannelRow = ({ channel, isConnected, changed }: RowProps) => {
  const { api } = useConsole();
  const { username, title, from } = channel;
  const choose = useAction(async () => {
    await api.chooseChannelSource(username, from === 'export' ? 'telegram' : 'export');
    changed();
  });
  return (
    <li>
      <span>
        <TitledChannel name={username} title={title} />, {t(FROM[from])}
      </span>
      <span class="channel-actions">
        {(isConnected || from === 'telegram') && (
          <button type="button" disabled={choose.isRunning} onClick={choose.run}>
            {from === 'export' ? t('Read from Telegram') : t('Read the export')}
          </button>
        )}
        <ConfirmButton
          label={t('Remove')}
          question={t(
            'Remove the export of {0}? Its posts are deleted here. Episodes that were made of them stay.',
            title,
          )}
          confirm={t('Remove')}
          perform={async () => {
            await api.removeChannelExport(username);
            changed();
          }}
        />
      </span>
      {choose.error !== undefined && (
        <p class="field-errors" role="alert" dir="auto">
          {inWords(choose.error)}
        </p>
      )}
    </li>
  );
};

interface SourcesProps {
  readonly known: HomeChannels;
  readonly changed: () => void;
}

/** Of each channel that has an export, where it is read from; any other is read from Telegram. */
export const ChannelSources = ({ known, changed }: SourcesProps) => {
  const { channels, isConnected } = known;
  return (
    <details>
      <summary>{t('Channels that have an export ({0})', channels.length)}</summary>
      <ul class="channel-sources">
        {channels.map((channel) => (
          <ChannelRow
            key={channel.username}
            channel={channel}
            isConnected={isConnected}
            changed={changed}
          />
        ))}
      </ul>
      <p class="hint">
        {isConnected
          ? t('Every other channel is read from Telegram.')
          : t('Every other channel needs a Telegram account: sign in above.')}
      </p>
    </details>
  );
};
