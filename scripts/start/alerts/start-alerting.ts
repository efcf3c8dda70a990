import { join } from 'node:path';
import { type Channel, startAlerts } from '../../../local/alerts/index.ts';
import type { Stack } from '../../../local/stack/index.ts';
import { type AlertSettings, allChannels } from './alert-settings.ts';
import { findAlerts } from './find-alerts.ts';

/** Has a running stack tell what goes wrong to whom its settings name, and to those of `connected`, which may change. */
export const startAlerting = (
  stack: Pick<Stack, 'api' | 'supabase'>,
  settings: AlertSettings & { readonly monthlyCapUsd?: number | undefined },
  dataDir: string,
  connected: () => Promise<readonly Channel[]>,
  tell: (sentence: string) => void,
): { close(): Promise<void> } => {
  return startAlerts({
    find: () => findAlerts(stack, settings, Date.now()),
    channels: async () => allChannels(settings, await connected()),
    toldFile: join(dataDir, 'alerts-told.json'),
    report: tell,
  });
};
