import type { Telling } from '../compose/telling.ts';
import { signsOf } from '../posts/post-signs.ts';
import { type PreparedPost, sentencesOf } from '../posts/prepared-post.ts';
import { similarity, type Terms } from '../posts/terms.ts';
import { wordCount } from '../posts/words-of.ts';
import { themeOf } from '../stories/newest-development.ts';
import type { Story } from '../stories/story.ts';

/** From here on a post is of a story's matter; a voice, and what stands between the story's posts, is so sooner. */
const SAME_MATTER = 0.15;
const SAME_FOR_VOICES = 0.06;
const SAME_BETWEEN = 0.07;
/** So many posts of its channel further, a story is still what a flash is about. */
const NEARBY_POSTS = 2;
const MOST_FLASH_WORDS = 10;
const SHARED_WORDS = 2;
const FIRST_WORDS = 3;
const SAME_HOUR = 0.08;
const HOUR_MS = 3_600_000;
const NONE: Terms = new Map();

/** "Fire engines are on their way": no figure, no name, and nobody knows to what. */
const isBareFlash = (post: PreparedPost): boolean => {
  const text = sentencesOf(post).join(' ');
  const hasName = /[\p{L}\p{N},;:»”"')]\s+[«„“"'(]?\p{Lu}/u.test(text);
  return !hasName && !/\p{N}/u.test(text) && wordCount(text) <= MOST_FLASH_WORDS;
};

/**
 * What a post says beside a story that is told. `over`: what a later report took back or may take back, what held
 * for hours that are over (`isPassed`), a bare flash between the story's own. `echo`: somebody who was there, after
 * the last thing that the story took back, so that nothing contradicts it; and what only shares a place with it.
 */
export const besideStories = ({
  stories,
  draft,
  terms,
  keyWords,
  language,
}: Telling): ((post: PreparedPost, isPassed: boolean) => 'over' | 'echo' | undefined) => {
  const told = stories
    .filter(({ posts, newest }) => posts.length > 1 && draft.places.has(newest))
    .map((story) => ({ ...story, theme: themeOf(story.posts, terms) }));
  const isVoice = (post: PreparedPost): boolean => {
    const { isPersonal, isOutcry } = signsOf(post, language);
    return isPersonal || isOutcry;
  };
  const reported = told.filter(({ posts }) => posts.some((post) => !isVoice(post) && !post.author));
  const all = stories.flatMap(({ posts }) => posts);
  const byChannel = new Map(
    [...Map.groupBy(all, ({ channel }) => channel)].map(([channel, posts]) => [
      channel,
      posts.toSorted((a, b) => a.date.getTime() - b.date.getTime()),
    ]),
  );
  const isBetween = (post: PreparedPost, { posts }: Pick<Story, 'posts'>): boolean => {
    const channel = byChannel.get(post.channel) ?? [];
    const at = channel.indexOf(post);
    const [before, after] = [
      channel.slice(Math.max(0, at - NEARBY_POSTS), at),
      channel.slice(at + 1, at + 1 + NEARBY_POSTS),
    ];
    return [before, after].every((near) => near.some((other) => posts.includes(other)));
  };
  const isOfItsHour = (post: PreparedPost, { posts }: Pick<Story, 'posts'>): boolean =>
    posts.some(
      (other) =>
        Math.abs(other.date.getTime() - post.date.getTime()) <= HOUR_MS &&
        similarity(terms.get(other) ?? NONE, terms.get(post) ?? NONE) >= SAME_HOUR,
    );
  const takesBack = (post: PreparedPost): boolean => {
    const { corrects, denies } = signsOf(post, language);
    return corrects > 0 || denies;
  };
  /** Two key words of one of its posts, or one in front: a place behind what happened makes no matter. */
  const sharesMatter = (post: PreparedPost, { posts }: Pick<Story, 'posts'>): boolean =>
    posts.some((other) => {
      // "Oswin's bucket" is "the blue bucket".
      const words = new Set([...(keyWords.get(other) ?? [])].flatMap((word) => word.split(' ')));
      const shared = [...(keyWords.get(post) ?? [])].map((word) =>
        word.split(' ').every((part) => words.has(part)),
      );
      return (
        shared.filter(Boolean).length >= SHARED_WORDS || shared.slice(0, FIRST_WORDS).some(Boolean)
      );
    });
  return (post, isPassed) => {
    // So is what a member of a group says beside what a channel reports.
    const isHeard = isVoice(post) || post.author !== undefined;
    const about = reported.filter((story) => {
      if (isBareFlash(post) && isBetween(post, story)) return true;
      if (isPassed && isOfItsHour(post, story)) return true;
      const closeness = similarity(story.theme, terms.get(post) ?? NONE);
      if (isHeard) return closeness >= SAME_FOR_VOICES;
      const isTakenBack =
        story.newest.date > post.date && signsOf(story.newest, language).corrects > 0;
      const isOver = isTakenBack && signsOf(post, language).corrects === 0;
      return isOver && closeness >= (isBetween(post, story) ? SAME_BETWEEN : SAME_MATTER);
    });
    if (about.length === 0) return undefined;
    const isAside = !isHeard && !isPassed && !isBareFlash(post);
    if (isAside && !about.some((story) => sharesMatter(post, story))) return 'echo';
    const isDisputed = about.some(({ posts }) =>
      posts.some((later) => later.date > post.date && takesBack(later)),
    );
    return isHeard && !isPassed && !isDisputed ? 'echo' : 'over';
  };
};
