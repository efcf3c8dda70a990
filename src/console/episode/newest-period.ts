import type { Window } from '../../episode/content.ts';
import type { ShowConfig } from '../../show/show-config.ts';
import type { ExportedChannel } from '../settings.ts';

const DAY_MS = 86_400_000;

/** That period, begun as early as `from` (ISO 8601 UTC) if that is earlier. */
export const begunBy = <P extends Window>(period: P, from: string): P =>
  Date.parse(from) < Date.parse(period.from) ? { ...period, from } : period;

/** A period that ends just after the newest post in the exports of a show's channels, as long as the time between two of its episodes; null when no export holds any of them. */
export const newestPeriod = (
  config: Pick<ShowConfig, 'telegramChannels' | 'episodeFrequencyDays'> | null,
  exported: readonly ExportedChannel[],
): (Window & { readonly newestPostAt: string }) | null => {
  const names = new Set(config?.telegramChannels.map((channel) => channel.toLowerCase()));
  const times = exported
    .filter(({ username }) => names.has(username.toLowerCase()))
    .map(({ newestPostAt }) => Date.parse(newestPostAt));
  if (config === null || times.length === 0) return null;
  const newest = Math.max(...times);
  return {
    newestPostAt: new Date(newest).toISOString(),
    from: new Date(newest + 1000 - config.episodeFrequencyDays * DAY_MS).toISOString(),
    until: new Date(newest + 1000).toISOString(),
  };
};
