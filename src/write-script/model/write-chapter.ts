import { episodeSeconds } from '../compose/episode-seconds.ts';
import type { Ask } from './ask/ask.ts';
import { askTwice, readWhole } from './ask/ask-twice.ts';
import { type Around, writeChapterPrompt } from './chapter/chapter-prompt.ts';
import {
  type Brief,
  boundsOf,
  checkWhole,
  findDoubts,
  sourcesOf,
} from './chapter/check-chapter.ts';
import { CHAPTER_JSON_SCHEMA, type ChapterDraft, postsOf, readChapter } from './chapter/draft.ts';
import { settleChapter } from './chapter/settle-chapter.ts';
import { toWritten, type WrittenChapter } from './written-chapter.ts';

const DEADLINE_MS = 110_000;
/** Less than this share of the least length is no chapter any more. */
const LEAST_LEFT = 0.5;

/** What all chapters of an episode are written by. */
export interface ChapterOptions {
  readonly ask: Ask;
  readonly instructions: string;
  readonly temperature: number | undefined;
  readonly isJudged: boolean;
  readonly mayWait: boolean;
}

/**
 * Writes a chapter with the language model: a draft, once more where it is no chapter, and its lines
 * at fault mended. `problems` say why there is none.
 */
export const writeChapter = async (
  brief: Brief,
  around: Around,
  options: ChapterOptions,
): Promise<{ readonly chapter: WrittenChapter } | { readonly problems: readonly string[] }> => {
  const { ask, instructions, temperature } = options;
  const { answer, problems } = await askTwice<ChapterDraft>(ask, {
    step: {
      request: {
        ...{ instructions, temperature },
        prompt: writeChapterPrompt(brief, around),
        answerSchema: CHAPTER_JSON_SCHEMA,
      },
      deadlineMs: DEADLINE_MS,
      read: readWhole(readChapter),
    },
    check: (draft) => checkWhole(draft, brief),
  });
  if (!answer) return { problems };
  const sources = sourcesOf(brief);
  const { chapter, leftOut, notes } = await settleChapter(answer, { ...options, brief, sources });
  const seconds = episodeSeconds([chapter], brief.config.speakers);
  if (postsOf(chapter).length === 0 || seconds < LEAST_LEFT * boundsOf(brief).least) {
    return { problems: [...problems, ...leftOut.flatMap(({ what }) => what)] };
  }
  const doubts = findDoubts(chapter, sources);
  return { chapter: toWritten(chapter, brief.posts, [...problems, ...notes, ...doubts]) };
};
