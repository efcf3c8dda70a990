import { ModelUnavailable } from '../../language-model/language-model.ts';
import { episodeSeconds } from '../compose/episode-seconds.ts';
import type { Ask } from './ask.ts';
import { type Brief, boundsOf, type Fault, findFaults } from './check-draft.ts';
import type { Sources } from './check-line.ts';
import { type Draft, MENDING_JSON_SCHEMA, readMending } from './draft.ts';
import {
  JUDGEMENT_JSON_SCHEMA,
  type JudgedLine,
  judgeInstructions,
  judgePrompt,
  linesOf,
  readJudgement,
} from './judge-lines.ts';
import { applyMending, leaveOut } from './mend-draft.ts';
import { writeMending } from './prompt.ts';

const JUDGE_DEADLINE_MS = 20_000;
const MEND_DEADLINE_MS = 60_000;
/** Less than this share of the least length is no episode any more. */
const LEAST_LEFT = 0.5;

/** Thrown when the lines that hold are too few for an episode. */
export class LeftTooLittle extends Error {
  override readonly name = 'LeftTooLittle';
  readonly reasons: readonly string[];

  constructor(faults: readonly Fault[]) {
    super('Too few lines of the script rest on the posts.');
    this.reasons = faults.flatMap(({ chapter, line, what }) =>
      what.map((each) => `Chapter ${chapter}, line ${line}: ${each}`),
    );
  }
}

interface SettleOptions {
  readonly brief: Brief;
  readonly sources: Sources;
  readonly ask: Ask;
  readonly fence: string;
  readonly isJudged: boolean;
  readonly mayMend: boolean;
  /** The rules that the draft was written by. */
  readonly instructions: string;
}

const key = ({ chapter, line }: { readonly chapter: number; readonly line: number }): string =>
  `${chapter}/${line}`;

/** A draft whose every line holds, and what a person may want to know of how it came to that. */
export interface Settled {
  readonly draft: Draft;
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
  { ask, fence, isJudged }: SettleOptions,
): Promise<Found> => {
  if (!isJudged || lines.length === 0) return { faults: [], notes: [] };
  try {
    const { text, stoppedBy } = await ask({
      instructions: judgeInstructions(fence),
      prompt: judgePrompt(lines, fence),
      answerSchema: JUDGEMENT_JSON_SCHEMA,
      deadlineMs: JUDGE_DEADLINE_MS,
      temperature: 0,
    });
    if (stoppedBy) return notJudged(`the answer stopped by ${stoppedBy}.`);
    const { faults, unjudged } = readJudgement(text, lines);
    if (unjudged === lines.length) return notJudged('the answer holds no verdict.');
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

/** What is wrong with a draft. Lines of the draft before it that were taken or refused for what they say are not judged again. */
const findAll = async (
  draft: Draft,
  options: SettleOptions,
  earlier?: { readonly draft: Draft; readonly faults: readonly Fault[] },
): Promise<Found> => {
  const ruled = findFaults(draft, options.sources);
  const refused = new Set(ruled.map(key));
  const open = linesOf(draft).filter((line) => !refused.has(key(line)));
  const before = earlier ? linesOf(earlier.draft) : [];
  const faultAt = new Map(earlier?.faults.map((fault) => [key(fault), fault.what]));
  const known = new Map(before.map((line) => [wordsOf(line), faultAt.get(key(line)) ?? []]));
  const unmended = open.flatMap((line) => {
    const what = known.get(wordsOf(line)) ?? [];
    return what.length > 0 ? [{ chapter: line.chapter, line: line.line, what }] : [];
  });
  const judged = await judge(
    open.filter((line) => !known.has(wordsOf(line))),
    options,
  );
  return { faults: [...ruled, ...unmended, ...judged.faults], notes: judged.notes };
};

const mend = async (draft: Draft, faults: readonly Fault[], options: SettleOptions) => {
  const { ask, brief, fence, instructions } = options;
  try {
    const { text, stoppedBy } = await ask({
      instructions,
      prompt: writeMending(draft, faults, brief.posts, fence),
      answerSchema: MENDING_JSON_SCHEMA,
      deadlineMs: MEND_DEADLINE_MS,
    });
    const read = readMending(text);
    return stoppedBy || 'problems' in read ? undefined : applyMending(draft, read.answer, faults);
  } catch (error) {
    if (error instanceof ModelUnavailable) return undefined;
    throw error;
  }
};

const settled = (
  draft: Draft,
  faults: readonly Fault[],
  notes: readonly string[],
  { brief }: SettleOptions,
): Settled => {
  const kept = leaveOut(draft, faults, brief);
  const seconds = episodeSeconds(kept.chapters, brief.config.speakers);
  if (kept.chapters.length === 0 || seconds < LEAST_LEFT * boundsOf(brief).least) {
    throw new LeftTooLittle(faults);
  }
  const reasons = faults.map(
    ({ chapter, line, what }) => `Left out of chapter ${chapter}, line ${line}: ${what.join(' ')}`,
  );
  return { draft: kept, notes: [...notes, ...reasons] };
};

/**
 * The draft with every line that is at fault mended or left out. A line is judged once as it stands
 * and once more when it was mended; no line is paid for twice.
 * @throws LeftTooLittle
 */
export const settleLines = async (draft: Draft, options: SettleOptions): Promise<Settled> => {
  const { faults, notes } = await findAll(draft, options);
  if (faults.length === 0) return { draft, notes };
  const mended = options.mayMend ? await mend(draft, faults, options) : undefined;
  if (!mended) return settled(draft, faults, notes, options);
  const left = await findAll(mended, options, { draft, faults });
  return settled(mended, left.faults, [...notes, ...left.notes], options);
};
