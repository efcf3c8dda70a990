import type { Stack } from '../../local/stack/index.ts';
import type { KeptExports } from '../channels/kept-exports.ts';

/** Has shows read channels by the names that were given for them since: the posts are the same. */
export const renameChannels = async (
  { supabase, telegram }: Pick<Stack, 'supabase' | 'telegram'>,
  kept: Pick<KeptExports, 'earlierName'>,
): Promise<void> => {
  for (const channel of telegram.channels) {
    const earlier = kept.earlierName(channel);
    if (earlier === undefined) continue;
    await supabase.query(
      'update public.podcast_configs set telegram_channels = array_replace(telegram_channels, $1, $2) where $1 = any(telegram_channels)',
      [earlier, channel.username],
    );
  }
};
