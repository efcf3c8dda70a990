import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../../command-line/data-dir.ts';
import { channelsOf, readAlertSettings } from '../../start/alerts/alert-settings.ts';
import { CommandFailed } from '../command-failed.ts';
import type { Answer } from '../context.ts';

const TEST = {
  title: 'Stepcast tells you here',
  text: 'This is a test. When an episode fails, a show goes silent or the session with Telegram ends, you hear of it here.',
  link: null,
};

/** `alerts test`: sends something through every channel that the settings name. */
export const testAlerts = async (dataDir: string = DEFAULT_DATA_DIR): Promise<Answer> => {
  const channels = channelsOf(await readAlertSettings(resolve(dataDir), process.env));
  if (channels.length === 0) {
    throw new CommandFailed(
      'Nobody is to be told yet. Set STEPCAST_ALERT_NTFY_URL, or STEPCAST_ALERT_TELEGRAM_TOKEN and STEPCAST_ALERT_TELEGRAM_CHAT (docs/home.md).',
    );
  }
  const results = await Promise.all(
    channels.map(({ name, send }) =>
      send(TEST).then(
        () => ({ name, ok: true, found: 'It was taken; look whether it has come.' }),
        (error: Error) => ({ name, ok: false, found: error.message }),
      ),
    ),
  );
  return {
    json: results,
    lines: results.map(({ name, ok, found }) => `${ok ? '✓' : '✗'} ${name}: ${found}`),
    ok: results.every(({ ok }) => ok),
  };
};
