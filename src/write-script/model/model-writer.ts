import {
  type LanguageModel,
  type ModelAnswer,
  ModelUnavailable,
} from '../../language-model/language-model.ts';
import { episodeSeconds } from '../compose/episode-seconds.ts';
import { coverPosts } from '../cover/cover-posts.ts';
import { type Material, prepareMaterial } from '../material.ts';
import { recalledWords } from '../memory/recall-words.ts';
import type { ScriptWriter } from '../script-writer.ts';
import { doubtsOf, fallbackFor, type TokenUsage } from '../writing.ts';
import type { Ask } from './ask.ts';
import { type Brief, checkWhole, findDoubts, sourcesOf } from './check-draft.ts';
import { DRAFT_JSON_SCHEMA, type Draft, postsOf, readDraft } from './draft.ts';
import { findLines } from './find-lines.ts';
import { numberPosts } from './number-posts.ts';
import { writeCorrection, writeInstructions, writePrompt } from './prompt.ts';
import { LeftTooLittle, settleLines } from './settle-lines.ts';
import { chaptersBefore, toScript } from './to-script.ts';

const DEFAULT_MODEL = 'gemini-2.5-flash';
/** The longest that writing a script takes; twice, a judgement and the rest of the task fit into the function's time. */
export const CALL_DEADLINE_MS = 110_000;
/** Enough to mend by; a longer list helps nobody. */
const MOST_PROBLEMS = 20;

interface ModelWriterDeps {
  readonly model: LanguageModel;
  /** Writes where the model's answers are refused. */
  readonly builtIn: ScriptWriter;
  /** A line that no post can hold, for each script another. */
  readonly fence: () => string;
  /** Whether a second call judges each line against what it quotes. */
  readonly isJudged: boolean;
}

/** The draft in an answer that can be mended line by line, or why it has to be written anew. */
const readWhole = ({ text, stoppedBy }: ModelAnswer, brief: Brief) => {
  if (stoppedBy) return { problems: [`The answer did not come to its end: ${stoppedBy}.`] };
  const read = readDraft(text);
  if ('problems' in read) return read;
  const problems = checkWhole(read.answer, brief);
  return { draft: read.answer, problems };
};

const reportOf = ({ posts, merged, unusable }: Material, told: number) => ({
  told,
  merged,
  leftOut: posts.length - told,
  unspeakable: [...unusable.values()].filter((why) => why === 'links').length,
  silent: [...unusable.values()].filter((why) => why === 'no-words').length,
  ignoredInstructions: false,
});

/**
 * Writes with a language model. Each line rests on quotations, which are checked; lines at fault are
 * given back to be mended, and what still fails is left out. An answer that is no script, or one of
 * another length, is asked for once more with what was wrong; after that the built-in writer writes,
 * and the report says why. The model being unavailable is thrown as long as nothing has been paid for.
 */
export const createModelWriter = (deps: ModelWriterDeps): ScriptWriter => ({
  async write(content, config, memory, unwanted) {
    const { model, builtIn, fence, isJudged } = deps;
    const material = prepareMaterial(content, config, memory);
    const posts = numberPosts(material.posts, material.weights, recalledWords(content, material));
    const brief: Brief = { content, config, language: material.language, posts };
    const line = fence();
    const used = { provider: model.provider, model: config.writerModel ?? DEFAULT_MODEL };
    let usage: TokenUsage = { ...used, inputTokens: 0, outputTokens: 0 };
    const ask: Ask = async ({ deadlineMs, ...request }) => {
      const answer = await model.generate(
        { model: used.model, ...request },
        { deadlineMs, signal: unwanted },
      );
      usage = {
        ...usage,
        inputTokens: usage.inputTokens + answer.inputTokens,
        outputTokens: usage.outputTokens + answer.outputTokens,
      };
      return answer;
    };
    const instructions = writeInstructions(config, line);
    const temperature = config.writerTemperature ?? undefined;
    const draftBy = (prompt: string) =>
      ask({
        ...{ instructions, prompt, temperature },
        answerSchema: DRAFT_JSON_SCHEMA,
        deadlineMs: CALL_DEADLINE_MS,
      });
    const fallBack = async (
      why: 'answer-refused' | 'model-unavailable',
      reasons: readonly string[],
    ) => {
      const { report, ...written } = await builtIn.write(content, config, memory);
      const writing = { ...report.writing, fallback: fallbackFor(why, reasons), usage };
      return { ...written, report: { ...report, writing } };
    };

    const prompt = writePrompt(content, posts, line);
    const answer = await draftBy(prompt);
    const first = readWhole(answer, brief);
    let last: { readonly draft?: Draft; readonly problems: readonly string[] } = first;
    try {
      if (first.problems.length > 0) {
        const problems = first.problems.slice(0, MOST_PROBLEMS);
        last = readWhole(await draftBy(writeCorrection(prompt, answer.text, problems)), brief);
      }
      if (!last.draft || last.problems.length > 0) return fallBack('answer-refused', last.problems);
      const sources = sourcesOf(brief);
      const { draft, notes } = await settleLines(last.draft, {
        ...{ brief, sources, ask, fence: line, isJudged, instructions },
        // Time for one or the other.
        mayMend: last === first,
      });
      const script = toScript(draft, brief);
      const coverage = coverPosts(material, findLines(draft, posts, chaptersBefore(brief)));
      const told = new Set(draft.chapters.flatMap(postsOf)).size;
      const seconds = Math.round(episodeSeconds(script.chapters, script.speakers));
      const doubts = doubtsOf([...notes, ...findDoubts(draft, sources)]);
      const writing = { writer: 'gemini' as const, usage, ...(doubts.length > 0 && { doubts }) };
      return { script, coverage, report: { ...reportOf(material, told), seconds, writing } };
    } catch (error) {
      if (error instanceof LeftTooLittle) return fallBack('answer-refused', error.reasons);
      // Throwing it would pay for the first answer again.
      if (!(error instanceof ModelUnavailable)) throw error;
      return fallBack('model-unavailable', [error.message, ...first.problems]);
    }
  },
});
