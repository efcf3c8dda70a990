import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../../../command-line/data-dir.ts';
import { alertChannelsAmong, TEST_ALERT } from '../../../connections/alerts/alert-channels.ts';
import { allChannels, readAlertSettings } from '../../../start/alerts/alert-settings.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer } from '../../context.ts';
import { connectionsAt } from './connect.ts';

/** `alerts test`: sends something through every channel that the settings name. */
export const testAlerts = async (dataDir: string = DEFAULT_DATA_DIR): Promise<Answer> => {
  const connected = await connectionsAt(dataDir, process.env).inForce();
  const channels = allChannels(
    await readAlertSettings(resolve(dataDir), process.env),
    alertChannelsAmong(connected),
  );
  if (channels.length === 0) {
    throw new CommandFailed(
      'Nobody is to be told yet. Connect a way to tell you: npx stepcast connect mail, ntfy or alertbot; or Connections in the console.',
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
