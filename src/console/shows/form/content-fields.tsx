import type { ComponentChildren } from 'preact';
import { useConsole } from '../../context.ts';
import { t } from '../../language/translate.ts';
import { AccountChats } from '../../telegram/account-chats.tsx';
import { TypedOrigins } from '../../telegram/channel-origins.tsx';
import { TypedChannels } from '../../telegram/typed-channels.tsx';
import { ExportedChannels } from '../exported-channels.tsx';
import type { FieldsProps } from './fields-props.ts';
import { MediaFields } from './media-fields.tsx';
import { TextField } from './text-field.tsx';

interface ContentFieldsProps extends FieldsProps {
  /** What stands below the channels. */
  readonly children?: ComponentChildren;
}

/** Which posts a show tells. */
export const ContentFields = ({ children, ...props }: ContentFieldsProps) => {
  const { values, change } = props;
  const { hasConnections = false } = useConsole().settings;
  return (
    <fieldset>
      <legend>{t('Where its news comes from')}</legend>
      <TextField
        {...props}
        name="telegramChannels"
        label={t('Telegram channels')}
        hint={t(
          'One a line: name, @name or a t.me link; of a private channel or a topic, the link of one of its posts.',
        )}
        rows={3}
      />
      {hasConnections ? (
        <>
          <TypedChannels
            typed={values.telegramChannels}
            changed={(telegramChannels) => change({ telegramChannels })}
          />
          <AccountChats
            typed={values.telegramChannels}
            changed={(telegramChannels) => change({ telegramChannels })}
          />
        </>
      ) : (
        <>
          <ExportedChannels />
          <TypedOrigins typed={values.telegramChannels} />
        </>
      )}
      {children}
      <details>
        <summary>{t('Which posts are left out')}</summary>
        <div class="pair">
          <TextField
            {...props}
            name="maxMessages"
            type="number"
            label={t('Most posts in an episode')}
            hint={t('The newest are kept.')}
          />
          <TextField
            {...props}
            name="minCharacters"
            type="number"
            label={t('Shortest post')}
            hint={t('In characters; shorter ones are left out.')}
          />
        </div>
        <TextField
          {...props}
          name="excludeKeywords"
          label={t('Leave out posts with these words')}
          hint={t('One a line.')}
          rows={3}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={values.excludeForwarded}
            onChange={(event) => change({ excludeForwarded: event.currentTarget.checked })}
          />
          {t('Leave out posts forwarded from elsewhere')}
        </label>
        <MediaFields {...props} />
      </details>
    </fieldset>
  );
};
