import type { SupabaseClient } from '@supabase/supabase-js';
import { channelsOfShows, signUpShow } from '../channels/sign-up-show.ts';
import { ShowNotAdded } from '../demo/add-show.ts';

interface Channel {
  readonly id: bigint;
  readonly username: string;
  readonly title: string;
  readonly messages: readonly { readonly text: string }[];
}

/** How many channels come from the samples; the first ones share a show, the others wait for one. */
const SAMPLES = { inShow: 2, all: 4 };

interface FirstShows {
  readonly channels: readonly Channel[];
  /** Those that an earlier start had. */
  readonly known: ReadonlySet<string>;
  /** Keeps channels whose show is there now, before the next one is begun. */
  keep(channels: readonly Channel[]): Promise<void>;
  /** Is told in a sentence which show was refused, and why. */
  tell(sentence: string): void;
}

/**
 * Signs up a show for channels that no earlier start and no show has, so that an episode can be made at
 * once: one for the town's samples together, one for each channel of other exports. Shows that somebody
 * deleted stay so; one that is refused is told of and tried again at the next start.
 */
export const addFirstShows = async (
  database: SupabaseClient,
  { channels, known, keep, tell }: FirstShows,
): Promise<void> => {
  const samples = channels.slice(0, SAMPLES.inShow);
  const casts = [samples, ...channels.slice(SAMPLES.all).map((channel) => [channel])];
  const inShows = await channelsOfShows(database);
  for (const cast of casts) {
    const isThere = cast.some(({ username }) => known.has(username) || inShows.has(username));
    if (!isThere) {
      try {
        await signUpShow(database, cast);
      } catch (error) {
        if (!(error instanceof ShowNotAdded)) throw error;
        tell(error.message);
        continue;
      }
    }
    await keep(cast);
  }
};
