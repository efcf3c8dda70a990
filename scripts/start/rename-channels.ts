import type { Stack } from '../../local/stack/index.ts';
import type { Channel } from '../../local/telegram/index.ts';
import type { ManagedExports } from '../../src/collect-content/export/managed-exports.ts';
import type { KeptExports } from '../channels/kept-exports.ts';

/** Has shows read channels by the names that were given for them since: the posts are the same. */
export const renameChannels = async (
  { supabase }: Pick<Stack, 'supabase'>,
  exports: Pick<ManagedExports, 'remove'>,
  channels: readonly Channel[],
  kept: Pick<KeptExports, 'earlierName'>,
): Promise<void> => {
  for (const channel of channels) {
    const earlier = kept.earlierName(channel);
    if (earlier === undefined) continue;
    await supabase.query(
      'update public.podcast_configs set telegram_channels = array_replace(telegram_channels, $1, $2) where $1 = any(telegram_channels)',
      [earlier, channel.username],
    );
    await exports.remove(earlier);
  }
};
