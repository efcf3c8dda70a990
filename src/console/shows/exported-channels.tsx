import { useConsole } from '../context.ts';
import { t } from '../language/translate.ts';

/** Which channels a stack that reads exports has, and how another one gets in; nothing where Telegram itself is read. */
export const ExportedChannels = () => {
  const { exportedChannels } = useConsole().settings;
  if (exportedChannels === undefined) return null;
  return (
    <p class="hint">
      {t('This stack reads Telegram Desktop exports, not Telegram itself. It has')}{' '}
      {exportedChannels.map(({ username }, index) => [
        index > 0 && ', ',
        <code key={username}>@{username}</code>,
      ])}
      {t(
        '. To add a channel, export it in Telegram Desktop as machine-readable JSON, stop the stack with Ctrl+C, and start it with',
      )}{' '}
      <code>npm start -- --export result.json --username channel</code>.
    </p>
  );
};
