import type { SupabaseClient } from '@supabase/supabase-js';
import { addShow } from '../demo/add-show.ts';
import { guessLanguage } from '../demo/guess-language.ts';

interface Channel {
  readonly username: string;
  readonly title: string;
  readonly messages: readonly { readonly text: string }[];
}

const MINUTES = 5;

/** How many channels come from the samples; the first ones share a show, the others wait for one. */
const SAMPLES = { inShow: 2, all: 4 };

/**
 * Signs up a show for channels that no earlier start had, so that an episode can be made at once: one for the
 * town's samples together, one for each channel of other exports. Shows that somebody deleted stay so.
 */
export const addFirstShows = async (
  database: SupabaseClient,
  channels: readonly Channel[],
  known: ReadonlySet<string>,
): Promise<void> => {
  const samples = channels.slice(0, SAMPLES.inShow);
  const casts = [samples, ...channels.slice(SAMPLES.all).map((channel) => [channel])];
  for (const cast of casts) {
    if (cast.some(({ username }) => known.has(username))) continue;
    const texts = cast.flatMap(({ messages }) => messages.map(({ text }) => text));
    await addShow(database, {
      channels: cast,
      language: await guessLanguage(texts),
      minutes: MINUTES,
    });
  }
};
