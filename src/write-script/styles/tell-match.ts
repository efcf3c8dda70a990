import { inWhoseWords, onDayOf, type Telling } from '../compose/telling.ts';
import { speak } from '../language/speak.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { scoreOf } from '../posts/score-of.ts';
import type { Story } from '../stories/story.ts';
import { gistOf } from '../tell/gist.ts';
import { headlineOf } from '../tell/headline-of.ts';
import { MOST_GIST_SECONDS, type Piece, pieceOf, secondsOf } from './story-piece.ts';

const LEAST_GOALS = 2;
/** A match of few posts is worth its goals. */
const GOAL_SECONDS = 30;

/** The posts that tell a goal: the score is another one than before. */
const goalsOf = ({ posts, newest }: Story): PreparedPost[] => {
  const scored = posts.filter((post) => post !== newest && scoreOf(post.raw) !== undefined);
  return scored.filter((post, index) => {
    const before = scored[index - 1];
    return `${scoreOf(post.raw)}` !== `${before ? scoreOf(before.raw) : [0, 0]}`;
  });
};

/** Whether a story follows a match, goal by goal. */
export const isMatch = (story: Story): boolean => goalsOf(story).length >= LEAST_GOALS;

/** Tells a match: how it stands or ended, then its goals as they fell, all of them or none. */
export const tellMatch = (
  story: Story,
  {
    seconds,
    reader,
    other,
  }: { readonly seconds: number; readonly reader: string; readonly other: string },
  telling: Telling,
): void => {
  const { draft, language, terms } = telling;
  const { phrases } = language;
  const { newest } = story;
  draft.open(headlineOf(story, terms, language).text);
  draft.say(reader, inWhoseWords(telling, newest, gistOf(newest, MOST_GIST_SECONDS, language)), [
    newest,
  ]);
  const goals = goalsOf(story).map((post): Piece => pieceOf(post, MOST_GIST_SECONDS, telling));
  const [first] = goals;
  const takes = goals.reduce((sum, goal) => sum + secondsOf(goal.sentences), 0);
  if (!first || takes > Math.max(seconds, GOAL_SECONDS)) return;
  const onDay = onDayOf(first.posts[0]?.date ?? newest.date, telling);
  draft.say(other, [speak(phrases.leadBack('before', onDay), language)]);
  for (const { sentences, posts } of goals) draft.say(other, sentences, posts);
};
