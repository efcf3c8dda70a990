import { createClient, type SupabaseClient } from '@supabase/supabase-js';

/** As much of a channel as a show is made from. */
interface Channel {
  readonly username: string;
  readonly title: string;
}

interface Show {
  readonly channels: readonly Channel[];
  readonly language: string;
  readonly minutes: number;
}

const insert = async (database: SupabaseClient, table: string, row: object): Promise<string> => {
  const { data, error } = await database.from(table).insert(row).select('id').single();
  if (error) throw new Error(`The show could not be added to ${table}: ${error.message}`);
  return (data as { id: string }).id;
};

/** Signs up a show with two speakers and answers its id. */
export const addShow = async (database: SupabaseClient, show: Show): Promise<string> => {
  const names = show.channels.map(({ title }) => title);
  // The title is said aloud, so it is joined in the show's language.
  const title = new Intl.ListFormat(show.language).format(names);
  const podcastId = await insert(database, 'podcasts', {
    title,
    description: show.language.startsWith('en')
      ? `What was posted in ${title}, told aloud.`
      : title,
    language_code: show.language,
    author: names[0],
  });
  await insert(database, 'podcast_configs', {
    podcast_id: podcastId,
    telegram_channels: show.channels.map(({ username }) => username),
    format: 'multi-speaker',
    target_duration_minutes: show.minutes,
    max_messages: 1000,
  });
  return podcastId;
};

/** A client with the service role's rights. */
export const openDatabase = (url: string, serviceKey: string): SupabaseClient =>
  createClient(url, serviceKey, { auth: { persistSession: false, autoRefreshToken: false } });
