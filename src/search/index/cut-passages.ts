import type { Cue } from '../../episode/transcript/cues.ts';
import { bare } from '../words/bare.ts';
import { toWords } from '../words/to-words.ts';
import type { IndexedPassage, PassageSource } from './search-document.ts';
import type { ToldChapter } from './told-chapter.ts';

/** About half a minute of speech: long enough for a subject and what is said of it. */
const WORDS = 60;
/** A sentence that doesn't end is cut here. */
const MOST_WORDS = 110;
const ENDS_SENTENCE = /[.!?…。！？؟।]["'”’»›)\]」』״]*$/u;

interface CueWords {
  readonly cue: Cue;
  readonly words: IndexedPassage['words'];
}

const inPassages = (cues: readonly CueWords[]): CueWords[][] => {
  const passages: CueWords[][] = [];
  let passage: CueWords[] = [];
  let count = 0;
  for (const each of cues) {
    passage.push(each);
    count += each.words.length;
    const isFull = count >= WORDS && ENDS_SENTENCE.test(each.cue.text);
    if (!isFull && count < MOST_WORDS) continue;
    passages.push(passage);
    passage = [];
    count = 0;
  }
  if (passage.length > 0) passages.push(passage);
  // A few last words belong to what they end.
  const last = passages.at(-1);
  const before = passages.at(-2);
  if (last && before && count > 0 && count < WORDS / 3) {
    before.push(...last);
    passages.pop();
  }
  return passages;
};

/** The posts told between two shares of a chapter: those that begin there, and the one that goes on. */
const sourcesBetween = (
  posts: ToldChapter['posts'],
  from: number,
  until: number,
): readonly PassageSource[] => {
  const goesOn = posts.filter(({ share }) => share <= from).at(-1)?.share;
  return posts
    .filter(({ share }) => share === goesOn || (share > from && share < until))
    .map(({ source }) => source);
};

const toPassage = (
  cues: readonly CueWords[],
  sources: readonly PassageSource[],
  chapter: Pick<ToldChapter, 'title'>,
  language: string,
): IndexedPassage => {
  let firstWord = 1;
  return {
    startMs: cues[0]?.cue.startMs ?? 0,
    endMs: cues.at(-1)?.cue.endMs ?? 0,
    chapter: chapter.title,
    cues: cues.map(({ cue: { startMs, endMs, text }, words }) => {
      const first = firstWord;
      firstWord += words.length;
      return [startMs, endMs, first, text];
    }),
    words: cues.flatMap(({ words }) => words),
    title: toWords(chapter.title, language),
    sources,
  };
};

const NO_CHAPTER: ToldChapter = { startMs: 0, endMs: Infinity, title: '', posts: [] };

/** Cuts a transcript into passages at the ends of chapters and sentences. */
export const cutPassages = (
  cues: readonly Cue[],
  chapters: readonly ToldChapter[],
  language: string,
): readonly IndexedPassage[] => {
  const said = cues.map((cue) => ({ ...cue, text: bare(cue.text) }));
  const all = said.map((cue): CueWords => ({ cue, words: toWords(cue.text, language) }));
  // A cue belongs to the chapter that its middle lies in.
  const chapterAt = ({ cue: { startMs, endMs } }: CueWords): ToldChapter =>
    chapters.findLast((each) => each.startMs <= (startMs + endMs) / 2) ?? chapters[0] ?? NO_CHAPTER;
  return [...Map.groupBy(all, chapterAt)].flatMap(([chapter, inChapter]) => {
    const total = inChapter.reduce((sum, { words }) => sum + words.length, 0) || 1;
    let before = 0;
    return inPassages(inChapter).map((passage) => {
      const from = before / total;
      before += passage.reduce((sum, { words }) => sum + words.length, 0);
      const sources = sourcesBetween(chapter.posts, from, before / total);
      return toPassage(passage, sources, chapter, language);
    });
  });
};
