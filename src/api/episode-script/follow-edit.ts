import type { Coverage, CoveredPost } from '../../episode/coverage/coverage.ts';
import { postKey } from '../../episode/coverage/post-key.ts';
import type { Chapter, Script } from '../../episode/script.ts';

/** The utterance of a chapter in which a post was told, where its words are as they were. */
const findUtterance = (
  post: CoveredPost,
  before: Script,
  { utterances }: Chapter,
): number | undefined => {
  if (!('chapter' in post) || post.utterance === undefined) return undefined;
  const said = before.chapters[post.chapter]?.utterances[post.utterance]?.text;
  const found = utterances.findIndex(({ text }) => text === said);
  return found < 0 ? undefined : found;
};

/**
 * What became of the posts once a script has been edited: a post is told in the chapter that lists
 * it; one that no chapter lists any more is left out, and isn't remembered as told.
 */
export const followEdit = (coverage: Coverage, before: Script, after: Script): Coverage => {
  const chapterOf = new Map<string, number>();
  after.chapters.forEach(({ sources }, index) => {
    for (const source of sources) {
      if (!chapterOf.has(postKey(source))) chapterOf.set(postKey(source), index);
    }
  });
  const posts = coverage.posts.map((post): CoveredPost => {
    const { source, date } = post;
    const index = chapterOf.get(postKey(source));
    const chapter = index === undefined ? undefined : after.chapters[index];
    if (post.outcome === 'merged') return post;
    if (index === undefined || !chapter) {
      return 'chapter' in post ? { source, date, outcome: 'left-out', why: 'edited' } : post;
    }
    const utterance = findUtterance(post, before, chapter);
    return {
      source,
      date,
      outcome: post.outcome === 'brief' ? 'brief' : 'told',
      chapter: index,
      ...(utterance === undefined ? {} : { utterance }),
    };
  });
  const told = new Set(posts.flatMap((post) => ('chapter' in post ? [postKey(post.source)] : [])));
  const stories = coverage.stories.flatMap((story) => {
    const its = story.posts.filter(({ keys }) => keys.some((key) => told.has(key)));
    return its.length === 0 ? [] : [{ ...story, posts: its }];
  });
  return { ...coverage, posts, stories };
};
