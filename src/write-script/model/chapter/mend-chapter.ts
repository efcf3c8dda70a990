import { titleOf } from '../../post-text/title-of.ts';
import type { Fault } from './check-chapter.ts';
import { type ChapterDraft, type DraftLine, type Mending, postsOf } from './draft.ts';
import type { NumberedPost } from './number-posts.ts';

const isAt = (line: number) => (place: { readonly line: number }) => place.line === line;

/** The chapter with its lines at fault as they were mended; what no fault stands for stays as it was. */
export const applyMending = (
  chapter: ChapterDraft,
  { lines }: Mending,
  faults: readonly Fault[],
): ChapterDraft => {
  const mendedAt = (line: number) => (faults.some(isAt(line)) ? lines.find(isAt(line)) : undefined);
  return {
    title: mendedAt(0)?.text || chapter.title,
    utterances: chapter.utterances.flatMap((line, at): DraftLine[] => {
      const mended = mendedAt(at + 1);
      if (!mended) return [line];
      const { text, evidence } = mended;
      return text === '' ? [] : [{ ...line, text, evidence }];
    }),
  };
};

/** A chapter's name by its first post, where the given one can't be used. */
const plainTitle = (chapter: ChapterDraft, posts: readonly NumberedPost[], other: string) => {
  const [first] = postsOf(chapter);
  const post = posts.find(({ number }) => number === first);
  return titleOf(post?.text ?? '') ?? other;
};

/** The chapter without the lines that are still at fault; a title at fault is made of what the chapter tells, else it is `otherTitle`. */
export const leaveOut = (
  chapter: ChapterDraft,
  faults: readonly Fault[],
  posts: readonly NumberedPost[],
  otherTitle: string,
): ChapterDraft => {
  const utterances = chapter.utterances.filter((_, at) => !faults.some(isAt(at + 1)));
  const kept = { ...chapter, utterances };
  return faults.some(isAt(0)) ? { ...kept, title: plainTitle(kept, posts, otherTitle) } : kept;
};
