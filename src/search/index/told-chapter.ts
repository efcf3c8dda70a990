import type { Chapters } from '../../episode/chapters.ts';
import type { Coverage, CoveredPost } from '../../episode/coverage/coverage.ts';
import type { Chapter, Script } from '../../episode/script.ts';
import { scriptChaptersOf } from '../../episode/script-chapters.ts';
import { toWords } from '../words/to-words.ts';
import type { PassageSource } from './search-document.ts';

/** A chapter with its time, and which posts are told from which of its words on. */
export interface ToldChapter {
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
  /** In the order they are told; `share` is how much of the chapter's words lies before, from 0 to 1. */
  readonly posts: readonly { readonly source: PassageSource; readonly share: number }[];
}

/** What is known of an episode besides its transcript; whatever of it there is. */
export interface Told {
  readonly chapters?: Chapters | undefined;
  readonly script?: Script | undefined;
  readonly coverage?: Coverage | undefined;
}

const bare = ({ channel, messageId, url }: PassageSource): PassageSource => ({
  channel,
  messageId,
  url,
});

type Placed = Extract<CoveredPost, { outcome: 'told' | 'brief' }>;

const placedIn = (coverage: Coverage | undefined, chapter: number): Placed[] =>
  (coverage?.posts ?? []).filter(
    (post): post is Placed =>
      (post.outcome === 'told' || post.outcome === 'brief') && post.chapter === chapter,
  );

/** For each utterance, how much of the chapter's words lies before it. */
const sharesOf = ({ utterances }: Chapter, language: string): number[] => {
  const lengths = utterances.map(({ text }) => toWords(text, language).length);
  const all = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let before = 0;
  return lengths.map((length) => {
    const share = before / all;
    before += length;
    return share;
  });
};

const postsOf = (chapter: Chapter, covered: readonly Placed[], language: string) => {
  const shares = sharesOf(chapter, language);
  const places = new Map(
    covered.map(({ source, utterance }) => [source.url, utterance ?? 0] as const),
  );
  return chapter.sources
    .map((source) => ({
      source: bare(source),
      share: shares[places.get(source.url) ?? 0] ?? 0,
    }))
    .toSorted((a, b) => a.share - b.share);
};

/** The chapters of an episode with the posts that they tell; none where it has no chapters. */
export const toldChapters = (
  { chapters, script, coverage }: Told,
  language: string,
): readonly ToldChapter[] => {
  const placed = chapters ?? { chapters: [] };
  const numbers = scriptChaptersOf(placed, script);
  return placed.chapters.map(({ startTime, endTime, title }, at) => {
    const index = numbers[at] ?? -1;
    const chapter = script?.chapters[index];
    return {
      startMs: startTime * 1000,
      endMs: endTime * 1000,
      title,
      posts: chapter ? postsOf(chapter, placedIn(coverage, index), language) : [],
    };
  });
};
