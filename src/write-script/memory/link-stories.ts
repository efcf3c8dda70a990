import type { ToldPost } from '../../episode/coverage/coverage.ts';
import type { Language } from '../language/language.ts';
import { signsOf } from '../posts/post-signs.ts';
import type { Story } from '../stories/story.ts';
import { createCloseness } from './closeness.ts';
import type { Remembered } from './remembered.ts';
import { toToldPost } from './told-post.ts';

/** What an earlier episode told of a story. */
export interface Recall {
  readonly told: Remembered;
  /** A post of the story denies it. */
  readonly isDenied: boolean;
}

/** From here on two posts, or two stories of several posts, are of one matter. */
const LEAST = { posts: 0.3, stories: 0.18 };
/** A rubric begins alike every day and develops nothing. */
const OPENING_WORDS = 4;

const openingOf = ({ words, keys }: ToldPost): string =>
  `${keys[0]?.split('/')[0]} ${words.split(' ').slice(0, OPENING_WORDS).join(' ')}`;

/**
 * The stories that go on with one which an earlier episode told: a post of theirs answers one of its
 * posts, or they begin with the same rare words. Where that is doubtful, nothing is recalled; of
 * several, the one that is closest, and of equals the latest.
 */
export const linkStories = (
  stories: readonly Story[],
  memory: readonly Remembered[],
  language: Language,
): Map<Story, Recall> => {
  if (memory.length === 0) return new Map();
  const now = new Map(
    stories.map((story) => [story, story.posts.map((post) => toToldPost(post, language))]),
  );
  const before = memory.flatMap(({ posts }) => posts);
  const closeness = createCloseness([...[...now.values()].flat(), ...before]);
  const openings = new Set(before.map(openingOf));
  const byKey = new Map(
    memory.flatMap((story) => story.posts.flatMap(({ keys }) => keys.map((key) => [key, story]))),
  );
  const find = (story: Story): Remembered | undefined => {
    const answered = story.posts.flatMap(({ replyTo }) => byKey.get(replyTo ?? '') ?? []).at(-1);
    if (answered || story.isSeries) return answered;
    const fresh = (now.get(story) ?? []).filter((post) => !openings.has(openingOf(post)));
    const [closest] = memory
      .map((told) => {
        const pairs = fresh.flatMap((a) => told.posts.map((b) => closeness.ofPosts(a, b)));
        const [alone, together] = [Math.max(0, ...pairs), closeness.ofStories(fresh, told.posts)];
        return { told, value: Math.max(alone / LEAST.posts, together / LEAST.stories) };
      })
      .filter(({ value }) => value >= 1)
      .toSorted((a, b) => b.value - a.value || b.told.until.getTime() - a.told.until.getTime());
    return closest?.told;
  };
  return new Map(
    stories.flatMap((story): [Story, Recall][] => {
      const told = find(story);
      const isDenied = story.posts.some((post) => signsOf(post, language).denies);
      return told ? [[story, { told, isDenied }]] : [];
    }),
  );
};
