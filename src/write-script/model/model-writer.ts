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
import { fallbackFor, type TokenUsage } from '../writing.ts';
import { type Brief, checkDraft } from './check-draft.ts';
import { DRAFT_JSON_SCHEMA, readDraft } from './draft.ts';
import { findLines } from './find-lines.ts';
import { numberPosts } from './number-posts.ts';
import { writeCorrection, writeInstructions, writePrompt } from './prompt.ts';
import { toScript } from './to-script.ts';

const DEFAULT_MODEL = 'gemini-2.5-flash';
/** The longest that one call takes; two of them and the rest of the task fit into the function's time. */
export const CALL_DEADLINE_MS = 120_000;
/** Enough to mend by; a longer list helps nobody. */
const MOST_PROBLEMS = 20;

interface ModelWriterDeps {
  readonly model: LanguageModel;
  /** Writes where the model's answers are refused. */
  readonly builtIn: ScriptWriter;
  /** A line that no post can hold, for each script another. */
  readonly fence: () => string;
}

/** The draft in an answer with nothing wrong in it, or what is wrong. */
const judge = ({ text, stoppedBy }: ModelAnswer, brief: Brief) => {
  if (stoppedBy) return { problems: [`The answer did not come to its end: ${stoppedBy}.`] };
  const read = readDraft(text);
  if ('problems' in read) return read;
  const problems = checkDraft(read.draft, brief);
  return problems.length === 0 ? read : { problems };
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
 * Writes with a language model. An answer that fails its check is asked for once more, with the
 * reasons; after that the built-in writer writes, and the report says why. The model being
 * unavailable is thrown as long as nothing has been paid for.
 */
export const createModelWriter = ({ model, builtIn, fence }: ModelWriterDeps): ScriptWriter => ({
  async write(content, config, memory, unwanted) {
    const material = prepareMaterial(content, config, memory);
    const posts = numberPosts(material.posts, material.weights, recalledWords(content, material));
    const brief: Brief = { content, config, language: material.language, posts };
    const line = fence();
    const prompt = writePrompt(content, posts, line);
    const request = {
      model: config.writerModel ?? DEFAULT_MODEL,
      temperature: config.writerTemperature ?? undefined,
      instructions: writeInstructions(config, line),
      answerSchema: DRAFT_JSON_SCHEMA,
    };
    let usage: TokenUsage = {
      provider: model.provider,
      model: request.model,
      inputTokens: 0,
      outputTokens: 0,
    };
    const ask = async (words: string) => {
      const answer = await model.generate(
        { ...request, prompt: words },
        { deadlineMs: CALL_DEADLINE_MS, signal: unwanted },
      );
      usage = {
        ...usage,
        inputTokens: usage.inputTokens + answer.inputTokens,
        outputTokens: usage.outputTokens + answer.outputTokens,
      };
      return judge(answer, brief);
    };
    const fallBack = async (
      why: 'answer-refused' | 'model-unavailable',
      reasons: readonly string[],
    ) => {
      const { report, ...written } = await builtIn.write(content, config, memory);
      const writing = { ...report.writing, fallback: fallbackFor(why, reasons), usage };
      return { ...written, report: { ...report, writing } };
    };

    const first = await ask(prompt);
    let judged = first;
    if ('problems' in first) {
      try {
        judged = await ask(writeCorrection(prompt, first.problems.slice(0, MOST_PROBLEMS)));
      } catch (error) {
        // Throwing it would pay for the first answer again.
        if (!(error instanceof ModelUnavailable)) throw error;
        return fallBack('model-unavailable', [error.message, ...first.problems]);
      }
    }
    if ('problems' in judged) return fallBack('answer-refused', judged.problems);
    const script = toScript(judged.draft, brief);
    const coverage = coverPosts(material, findLines(script, posts, material.language));
    const told = new Set(judged.draft.chapters.flatMap((chapter) => chapter.posts)).size;
    const seconds = Math.round(episodeSeconds(script.chapters, script.speakers));
    const writing = { writer: 'gemini' as const, usage };
    return { script, coverage, report: { ...reportOf(material, told), seconds, writing } };
  },
});
