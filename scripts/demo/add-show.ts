import type { SupabaseClient } from '@supabase/supabase-js';
import { openDatabase as openForCaller } from '../../src/clients/supabase/database.ts';
import { channelName } from '../../src/write-script/post-text/channel-name.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

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

/** Thrown when the database refuses a show; nothing of it is left. */
export class ShowNotAdded extends ExpectedFailure {
  override readonly name = 'ShowNotAdded';
}

/** The longest title and author that the database takes, in characters. */
const MAX_NAME = 200;

/** A name no longer than a show's may be; what is cut off, an ellipsis stands for. */
const shortened = (name: string): string => {
  const characters = [...name];
  return characters.length <= MAX_NAME
    ? name
    : `${characters
        .slice(0, MAX_NAME - 1)
        .join('')
        .trimEnd()}…`;
};

const refused = (title: string, { message }: { readonly message: string }): ShowNotAdded =>
  new ShowNotAdded(
    `The show “${title}” was not added: the database says ${message}. Sign it up in the console, with another title or other settings.`,
  );

/**
 * Signs up a show with two speakers and answers its id.
 * @throws ShowNotAdded
 */
export const addShow = async (database: SupabaseClient, show: Show): Promise<string> => {
  // Several names stand together without the bars and signs that each has behind it.
  const names = show.channels.map(({ title }) =>
    show.channels.length > 1 ? channelName(title) || title : title,
  );
  // The title is said aloud, so it is joined in the show's language.
  const title = shortened(new Intl.ListFormat(show.language).format(names));
  const { data, error } = await database
    .from('podcasts')
    .insert({
      title,
      description: show.language.startsWith('en')
        ? `What was posted in ${title}, told aloud.`
        : title,
      language_code: show.language,
      author: shortened(names[0] ?? title),
    })
    .select('id')
    .single();
  if (error) throw refused(title, error);
  const { id } = data as { id: string };
  const config = await database.from('podcast_configs').insert({
    podcast_id: id,
    telegram_channels: show.channels.map(({ username }) => username),
    format: 'multi-speaker',
    target_duration_minutes: show.minutes,
    max_messages: 1000,
  });
  if (!config.error) return id;
  // A show without settings would be added anew at the next start.
  await database.from('podcasts').delete().eq('id', id);
  throw refused(title, config.error);
};

/** A client with the service role's rights; what it writes is entered in the audit as of whoever asks for it. */
export const openDatabase = (url: string, serviceKey: string): SupabaseClient =>
  openForCaller({ SUPABASE_URL: url, SUPABASE_SERVICE_KEY: serviceKey });
