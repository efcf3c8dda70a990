import type { Source, Utterance } from '../../episode/script.ts';
import type { ToldAt } from '../cover/cover-posts.ts';
import type { ChapterDraft } from './chapter/draft.ts';
import { postsOf } from './chapter/draft.ts';
import type { NumberedPost } from './chapter/number-posts.ts';

/** A chapter as it goes into the script. */
export interface WrittenChapter {
  readonly title: string;
  readonly utterances: readonly Utterance[];
  readonly sources: readonly Source[];
  /** Where in it each post is told, by the post's key. */
  readonly places: ReadonlyMap<string, Omit<ToldAt, 'chapter'>>;
  /** The posts that its lines quote. */
  readonly posts: readonly NumberedPost[];
  readonly writer: 'model' | 'built-in';
  /** What a person may want to know of how it came to be. */
  readonly notes: readonly string[];
}

/** A chapter of the language model's, whose lines hold. */
export const toWritten = (
  draft: ChapterDraft,
  posts: readonly NumberedPost[],
  notes: readonly string[],
): WrittenChapter => {
  const byNumber = new Map(posts.map((post) => [post.number, post]));
  const told = postsOf(draft).flatMap((number) => byNumber.get(number) ?? []);
  const places = new Map<string, Omit<ToldAt, 'chapter'>>();
  draft.utterances.forEach(({ evidence }, utterance) => {
    for (const { post } of evidence) {
      const key = byNumber.get(post)?.key;
      if (key !== undefined && !places.has(key)) places.set(key, { utterance, kind: 'story' });
    }
  });
  return {
    title: draft.title,
    utterances: draft.utterances.map(({ speaker, text }) => ({ speaker, text })),
    sources: told.flatMap(({ sources }) => sources),
    places,
    posts: told,
    writer: 'model',
    notes,
  };
};
