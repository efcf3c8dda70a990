import { join } from 'node:path';
import { startAlerts } from '../../../local/alerts/index.ts';
import type { Stack } from '../../../local/stack/index.ts';
import { type AlertSettings, channelsOf } from './alert-settings.ts';
import { findAlerts } from './find-alerts.ts';

/** Has a running stack tell what goes wrong, if its settings name anybody to tell. */
export const startAlerting = (
  stack: Pick<Stack, 'api' | 'supabase'>,
  settings: AlertSettings & { readonly monthlyCapUsd?: number | undefined },
  dataDir: string,
  tell: (sentence: string) => void,
): { close(): Promise<void> } => {
  const channels = channelsOf(settings);
  if (channels.length === 0) return { close: async () => undefined };
  return startAlerts({
    find: () => findAlerts(stack, settings, Date.now()),
    channels,
    toldFile: join(dataDir, 'alerts-told.json'),
    report: tell,
  });
};
