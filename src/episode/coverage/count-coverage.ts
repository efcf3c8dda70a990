import { z } from 'zod';
import { type Coverage, LEFT_OUT } from './coverage.ts';

const count = z.number().int().nonnegative();

/** How many posts became what. `found` are all of the window; `kept` those that the episode was written from. */
export const CoverageCountsSchema = z.strictObject({
  found: count,
  filtered: count,
  /** Dropped because the show takes no more; the newest were kept. */
  truncated: count,
  kept: count,
  told: count,
  brief: count,
  merged: count,
  notes: count,
  leftOut: count,
  /** The reasons of those that were left out. */
  why: z.partialRecord(z.enum(LEFT_OUT), count),
});
export type CoverageCounts = z.infer<typeof CoverageCountsSchema>;

/** Counts posts in and posts out: told, brief, merged, notes and leftOut make kept. */
export const countCoverage = ({ channels, posts }: Coverage): CoverageCounts => {
  const sum = (of: (channel: Coverage['channels'][number]) => number) =>
    channels.reduce((total, channel) => total + of(channel), 0);
  const having = (outcome: string) => posts.filter((post) => post.outcome === outcome).length;
  const why: CoverageCounts['why'] = {};
  for (const post of posts) {
    if (post.outcome === 'left-out') why[post.why] = (why[post.why] ?? 0) + 1;
  }
  return {
    found: sum(({ found }) => found),
    filtered: sum(({ filtered }) => filtered),
    truncated: sum(({ truncated }) => truncated),
    kept: posts.length,
    told: having('told'),
    brief: having('brief'),
    merged: having('merged'),
    notes: having('notes'),
    leftOut: having('left-out'),
    why,
  };
};
