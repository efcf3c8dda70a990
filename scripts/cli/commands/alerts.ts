import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../../command-line/data-dir.ts';
import { mailAmong, TEST_ALERT } from '../../connections/mail.ts';
import { channelsOf, readAlertSettings } from '../../start/alerts/alert-settings.ts';
import { CommandFailed } from '../command-failed.ts';
import type { Answer } from '../context.ts';
import { connectionsAt } from './connect.ts';

/** `alerts test`: sends something through every channel that the settings name. */
export const testAlerts = async (dataDir: string = DEFAULT_DATA_DIR): Promise<Answer> => {
  const connected = await connectionsAt(dataDir, process.env).inForce();
  const channels = [
    ...channelsOf(await readAlertSettings(resolve(dataDir), process.env)),
    ...mailAmong(connected),
  ];
  if (channels.length === 0) {
    throw new CommandFailed(
      'Nobody is to be told yet. Connect a mail server (npx stepcast connect mail), or set STEPCAST_ALERT_NTFY_URL, or STEPCAST_ALERT_TELEGRAM_TOKEN and STEPCAST_ALERT_TELEGRAM_CHAT (docs/home.md).',
    );
  }
  const results = await Promise.all(
    channels.map(({ name, send }) =>
      send(TEST_ALERT).then(
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
