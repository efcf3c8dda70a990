import type { PreparedPost } from '../../posts/prepared-post.ts';
import { scoreOf } from '../../posts/score-of.ts';

/** From the first goal to the final whistle. */
const MATCH_MS = 3 * 3_600_000;
const MOST_GOALS_AT_ONCE = 3;

/**
 * Pairs of posts of a channel, by their indexes, that follow one match: their scores go up from one to the
 * next. "GOAL! 1–1" names no team, and says nothing apart from the final score.
 */
export const joinScores = (posts: readonly PreparedPost[]): [number, number][] => {
  const scored = posts.flatMap((post, index) => {
    const score = scoreOf(post.raw);
    return score ? [{ post, index, score }] : [];
  });
  return [...Map.groupBy(scored, ({ post }) => post.channel).values()].flatMap((its) =>
    its.slice(1).flatMap((later, at): [number, number][] => {
      const earlier = its[at];
      if (!earlier) return [];
      const goals = later.score.map((goal, side) => goal - (earlier.score[side] ?? 0));
      const follows =
        later.post.date.getTime() - earlier.post.date.getTime() <= MATCH_MS &&
        goals.every((more) => more >= 0 && more <= MOST_GOALS_AT_ONCE);
      return follows ? [[earlier.index, later.index]] : [];
    }),
  );
};
