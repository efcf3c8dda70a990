import type { SkippedPosts } from '../../../episode/episode-record.ts';

/** As the state SkipEpisode writes it: `… : 3 found, 2 filtered.` */
const COUNTS = /: (\d+) found, (\d+) filtered\.$/;

/** The counts in the reason for which an episode was skipped; null where it names none. */
export const readSkippedPosts = (reason: string): SkippedPosts | null => {
  const [, found, filtered] = COUNTS.exec(reason) ?? [];
  return found === undefined ? null : { found: Number(found), filtered: Number(filtered) };
};
