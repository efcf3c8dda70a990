import type { SupabaseClient } from '@supabase/supabase-js';
import { addShow } from '../demo/add-show.ts';
import { guessLanguage } from '../demo/guess-language.ts';

interface Channel {
  readonly username: string;
  readonly title: string;
  readonly messages: readonly { readonly text: string }[];
}

const MINUTES = 5;

/** The channels that shows tell of. */
export const channelsOfShows = async (database: SupabaseClient): Promise<ReadonlySet<string>> => {
  const { data, error } = await database.from('podcast_configs').select('telegram_channels');
  if (error) throw new Error(`The shows can't be read: ${error.message}`, { cause: error });
  const rows = data as { telegram_channels: string[] }[];
  return new Set(rows.flatMap((row) => row.telegram_channels));
};

/** Signs up a show that tells of these channels, in the language of their posts, and answers its id. @throws ShowNotAdded */
export const signUpShow = async (
  database: SupabaseClient,
  channels: readonly Channel[],
): Promise<string> => {
  const texts = channels.flatMap(({ messages }) => messages.map(({ text }) => text));
  return addShow(database, { channels, language: await guessLanguage(texts), minutes: MINUTES });
};
