import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  channelsOf,
  readAlertSettings,
} from '../../../../../scripts/start/alerts/alert-settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-alerts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const namesOf = async (env: Record<string, string>) =>
  channelsOf(await readAlertSettings(folder, env)).map(({ name }) => name);

it('tells nobody unless somebody is named', async () => {
  expect(await namesOf({})).toEqual([]);
});

it('reads the environment and the file, of which the environment wins', async () => {
  const file = { ntfyUrl: 'https://ntfy.sh/old', budgetUsd: 5 };
  await writeFile(join(folder, 'alerts.json'), JSON.stringify(file));
  const env = {
    STEPCAST_ALERT_NTFY_URL: 'https://ntfy.example/new',
    STEPCAST_ALERT_TELEGRAM_TOKEN: '1:abc',
    STEPCAST_ALERT_TELEGRAM_CHAT: '42',
  };
  expect(await readAlertSettings(folder, env)).toEqual({
    ...{ ntfyUrl: 'https://ntfy.example/new', budgetUsd: 5 },
    ...{ telegramToken: '1:abc', telegramChat: '42' },
  });
  expect(await namesOf(env)).toEqual(['ntfy', 'Telegram']);
});

it.each([
  [{ STEPCAST_ALERT_NTFY_URL: 'my-topic' }, 'ntfyUrl'],
  [{ STEPCAST_ALERT_TELEGRAM_TOKEN: '1:abc' }, 'needs telegramChat'],
  [{ STEPCAST_ALERT_TELEGRAM_CHAT: '42' }, 'needs telegramToken'],
  [{ STEPCAST_ALERT_NTFY_TOKEN: 'tk' }, 'needs ntfyUrl'],
  [{ STEPCAST_ALERT_BUDGET_USD: 'much' }, 'budgetUsd'],
])('refuses %j and says what is wrong', async (env, problem) => {
  await expect(readAlertSettings(folder, env)).rejects.toThrow(problem);
});
