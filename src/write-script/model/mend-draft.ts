import { titleOf } from '../post-text/title-of.ts';
import type { Brief, Fault } from './check-draft.ts';
import { type Draft, type DraftChapter, type Mending, postsOf } from './draft.ts';

const isAt =
  (chapter: number, line: number) =>
  (place: { readonly chapter: number; readonly line: number }): boolean =>
    place.chapter === chapter && place.line === line;

/** The draft with its lines at fault as they were mended; what no fault stands for stays as it was. */
export const applyMending = (draft: Draft, { lines }: Mending, faults: readonly Fault[]): Draft => {
  const mendedAt = (chapter: number, line: number) =>
    faults.some(isAt(chapter, line)) ? lines.find(isAt(chapter, line)) : undefined;
  return {
    title: mendedAt(0, 0)?.text || draft.title,
    summary: mendedAt(0, 1)?.text || draft.summary,
    chapters: draft.chapters.flatMap((chapter, index): DraftChapter[] => {
      const utterances = chapter.utterances.flatMap((utterance, at) => {
        const mended = mendedAt(index + 1, at + 1);
        if (!mended) return [utterance];
        return mended.text === '' ? [] : [{ ...utterance, ...toLine(mended) }];
      });
      const title = mendedAt(index + 1, 0)?.text || chapter.title;
      return utterances.length > 0 ? [{ title, utterances }] : [];
    }),
  };
};

const toLine = ({ text, evidence }: Mending['lines'][number]) => ({ text, evidence });

/** A chapter's name by its first post, where the given one can't be used. */
const plainTitle = (chapter: DraftChapter, { posts, config }: Brief): string => {
  const [first] = postsOf(chapter);
  const post = posts.find(({ number }) => number === first);
  return titleOf(post?.text ?? '') ?? config.title;
};

/** The draft without what is still at fault: lines go, titles are those of what they tell. */
export const leaveOut = (draft: Draft, faults: readonly Fault[], brief: Brief): Draft => {
  const isFaulty = (chapter: number, line: number) => faults.some(isAt(chapter, line));
  const chapters = draft.chapters.flatMap((chapter, index): DraftChapter[] => {
    const utterances = chapter.utterances.filter((_, at) => !isFaulty(index + 1, at + 1));
    if (utterances.length === 0) return [];
    const kept = { ...chapter, utterances };
    return [isFaulty(index + 1, 0) ? { ...kept, title: plainTitle(kept, brief) } : kept];
  });
  const telling = chapters.filter((chapter) => postsOf(chapter).length > 0);
  const titles = telling.map(({ title }) => title);
  return {
    title: isFaulty(0, 0) ? (titles[0] ?? brief.config.title) : draft.title,
    summary: isFaulty(0, 1) ? titles.slice(0, 3).join('. ') || draft.title : draft.summary,
    chapters,
  };
};
