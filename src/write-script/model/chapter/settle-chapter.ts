import { ModelUnavailable } from '../../../language-model/language-model.ts';
import type { Ask } from '../ask/ask.ts';
import { readWhole } from '../ask/ask-twice.ts';
import { writeMendingPrompt } from './chapter-prompt.ts';
import { type Brief, type Fault, findFaults } from './check-chapter.ts';
import type { Sources } from './check-line.ts';
import { type ChapterDraft, MENDING_JSON_SCHEMA, readMending } from './draft.ts';
import {
  JUDGE_INSTRUCTIONS,
  JUDGEMENT_JSON_SCHEMA,
  type JudgedLine,
  judgePrompt,
  linesOf,
  obeyJudgement,
  readJudgement,
} from './judge-lines.ts';
import { applyMending, leaveOut } from './mend-chapter.ts';

const JUDGE_DEADLINE_MS = 40_000;
const MEND_DEADLINE_MS = 60_000;

interface SettleOptions {
  readonly brief: Brief;
  readonly sources: Sources;
  readonly ask: Ask;
  readonly isJudged: boolean;
  /** The rules that the chapter was written by. */
  readonly instructions: string;
  /** Whether a later run may mend what no model is there to mend now. */
  readonly mayWait: boolean;
}

/** A chapter whose every line holds, what was left out of it, and what else a person may want to know. */
interface Settled {
  readonly chapter: ChapterDraft;
  readonly leftOut: readonly Fault[];
  readonly notes: readonly string[];
}

interface Found {
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
}

const notJudged = (why: string): Found => ({
  faults: [],
  notes: [`The lines were not judged against what they quote: ${why}`],
});

/** What a second call says of lines that no rule refuses. It is one check more: without an answer they stay. */
const judge = async (
  lines: readonly JudgedLine[],
  { ask, isJudged }: SettleOptions,
): Promise<Found> => {
  if (!isJudged || lines.length === 0) return { faults: [], notes: [] };
  try {
    const { read } = await ask({
      request: {
        instructions: JUDGE_INSTRUCTIONS,
        prompt: judgePrompt(lines),
        answerSchema: JUDGEMENT_JSON_SCHEMA,
        temperature: 0,
      },
      deadlineMs: JUDGE_DEADLINE_MS,
      isCheap: true,
      read: readWhole(readJudgement),
    });
    if ('problems' in read) return notJudged(read.problems.join(' '));
    const { faults, unjudged } = obeyJudgement(read.answer, lines);
    return {
      faults,
      notes: unjudged === 0 ? [] : [`${unjudged} of ${lines.length} lines were not judged.`],
    };
  } catch (error) {
    if (error instanceof ModelUnavailable) return notJudged(error.message);
    throw error;
  }
};

const wordsOf = ({ text, quotes }: JudgedLine): string => JSON.stringify([text, quotes]);

/** What is wrong with a chapter. Lines of how it was before that were taken or refused for what they say are not judged again. */
const findAll = async (
  chapter: ChapterDraft,
  options: SettleOptions,
  earlier?: { readonly chapter: ChapterDraft; readonly faults: readonly Fault[] },
): Promise<Found> => {
  const ruled = findFaults(chapter, options.sources, options.brief);
  const refused = new Set(ruled.map(({ line }) => line));
  const open = linesOf(chapter).filter(({ line }) => !refused.has(line));
  const before = earlier ? linesOf(earlier.chapter) : [];
  const faultAt = new Map(earlier?.faults.map(({ line, what }) => [line, what]));
  const known = new Map(before.map((line) => [wordsOf(line), faultAt.get(line.line) ?? []]));
  const unmended = open.flatMap((each) => {
    const what = known.get(wordsOf(each)) ?? [];
    return what.length > 0 ? [{ line: each.line, what }] : [];
  });
  const judged = await judge(
    open.filter((line) => !known.has(wordsOf(line))),
    options,
  );
  return { faults: [...ruled, ...unmended, ...judged.faults], notes: judged.notes };
};

const mend = async (
  chapter: ChapterDraft,
  faults: readonly Fault[],
  { ask, brief, instructions, mayWait }: SettleOptions,
): Promise<ChapterDraft | undefined> => {
  try {
    const { read } = await ask({
      request: {
        instructions,
        prompt: writeMendingPrompt(chapter, faults, brief),
        answerSchema: MENDING_JSON_SCHEMA,
      },
      deadlineMs: MEND_DEADLINE_MS,
      read: readWhole(readMending),
    });
    return 'answer' in read ? applyMending(chapter, read.answer, faults) : undefined;
  } catch (error) {
    if (mayWait || !(error instanceof ModelUnavailable)) throw error;
    return undefined;
  }
};

const settled = (
  chapter: ChapterDraft,
  leftOut: readonly Fault[],
  notes: readonly string[],
  { brief }: SettleOptions,
): Settled => ({
  chapter: leaveOut(chapter, leftOut, brief.posts, brief.plan.title),
  leftOut,
  notes: [
    ...notes,
    ...leftOut.map(({ line, what }) =>
      line === 0
        ? `The title was left out: ${what.join(' ')}`
        : `Line ${line} was left out: ${what.join(' ')}`,
    ),
  ],
});

/**
 * The chapter with every line that is at fault mended or left out. A line is judged once as it stands
 * and once more when it was mended; no line is paid for twice.
 */
export const settleChapter = async (
  chapter: ChapterDraft,
  options: SettleOptions,
): Promise<Settled> => {
  const { faults, notes } = await findAll(chapter, options);
  if (faults.length === 0) return { chapter, leftOut: [], notes };
  const mended = await mend(chapter, faults, options);
  if (!mended) return settled(chapter, faults, notes, options);
  const left = await findAll(mended, options, { chapter, faults });
  return settled(mended, left.faults, [...notes, ...left.notes], options);
};
