import type { SkippedPosts } from '../../../episode/episode-record.ts';

/** As the state SkipEpisode and NothingToTell write it: `… : 3 found, 2 filtered.`, `… : 3 found, 3 told before.` */
const COUNTS = /: (\d+) found(?:, (\d+) filtered)?(?:, (\d+) told before)?\.$/;

/** The counts in the reason for which an episode was skipped; null where it names none. */
export const readSkippedPosts = (reason: string): SkippedPosts | null => {
  const [, found, filtered = '0', toldBefore = '0'] = COUNTS.exec(reason) ?? [];
  return found === undefined
    ? null
    : { found: Number(found), filtered: Number(filtered), toldBefore: Number(toldBefore) };
};
