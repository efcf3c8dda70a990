import type { SupabaseClient } from '@supabase/supabase-js';
import { channelsOfShows, signUpShow } from '../channels/sign-up-show.ts';
import { ShowNotAdded } from '../demo/add-show.ts';

interface Channel {
  readonly id: bigint;
  readonly username: string;
  readonly title: string;
  readonly messages: readonly { readonly text: string }[];
}

/** How many of the samples' channels share the first show; the others wait for one. */
const IN_SHOW = 2;

interface FirstShows {
  /** The samples' channels where they are new here, else none. */
  readonly samples: readonly Channel[];
  /** Those of other exports that are new here. */
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
  { samples, channels, known, keep, tell }: FirstShows,
): Promise<void> => {
  const casts = [samples.slice(0, IN_SHOW), ...channels.map((channel) => [channel])];
  const inShows = await channelsOfShows(database);
  for (const cast of casts.filter(({ length }) => length > 0)) {
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
