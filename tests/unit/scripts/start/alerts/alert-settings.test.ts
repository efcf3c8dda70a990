import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createNtfy } from '../../../../../local/alerts/index.ts';
import {
  allChannels,
  readAlertSettings,
} from '../../../../../scripts/start/alerts/alert-settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-alerts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const keep = (file: object) => writeFile(join(folder, 'alerts.json'), JSON.stringify(file));

it('tells nobody unless somebody is named', async () => {
  expect(allChannels(await readAlertSettings(folder, {}), [])).toEqual([]);
});

it('reads the file, of which the environment’s budget wins', async () => {
  await keep({ ntfyUrl: 'https://ntfy.sh/old', budgetUsd: 5 });
  const env = { STEPCAST_ALERT_BUDGET_USD: '7' };
  expect(await readAlertSettings(folder, env)).toEqual({
    ...{ ntfyUrl: 'https://ntfy.sh/old', budgetUsd: 7 },
  });
});

it('tells by what is connected in place of what the file says of the same', async () => {
  await keep({ ntfyUrl: 'https://ntfy.sh/old', telegramToken: '1:abc', telegramChat: '42' });
  const connected = createNtfy({ url: 'https://ntfy.sh/new' });
  const channels = allChannels(await readAlertSettings(folder, {}), [connected]);
  expect(channels.map(({ name, to }) => `${name} ${to}`)).toEqual([
    'ntfy ntfy.sh/new',
    'Telegram 42',
  ]);
});

it.each([
  [{ ntfyUrl: 'my-topic' }, 'ntfyUrl'],
  [{ telegramToken: '1:abc' }, 'needs telegramChat'],
  [{ telegramChat: '42' }, 'needs telegramToken'],
  [{ ntfyToken: 'tk' }, 'needs ntfyUrl'],
  [{ budgetUsd: 'much' }, 'budgetUsd'],
])('refuses %j and says what is wrong', async (file, problem) => {
  await keep(file);
  await expect(readAlertSettings(folder, {})).rejects.toThrow(problem);
});
