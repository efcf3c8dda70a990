import { type ModelAnswer, ModelUnavailable } from '../../language-model/language-model.ts';
import { episodeSeconds } from '../compose/episode-seconds.ts';
import { coverPosts } from '../cover/cover-posts.ts';
import { type Material, prepareMaterial } from '../material.ts';
import { recalledWords } from '../memory/recall-words.ts';
import type { ScriptWriter } from '../script-writer.ts';
import { doubtsOf, fallbackFor } from '../writing.ts';
import { createAsker, type WritingModel } from './ask.ts';
import { type Brief, checkWhole, findDoubts, sourcesOf } from './check-draft.ts';
import { DRAFT_JSON_SCHEMA, type Draft, postsOf, readDraft } from './draft.ts';
import { findLines } from './find-lines.ts';
import { numberPosts } from './number-posts.ts';
import { writeCorrection, writeInstructions, writePrompt } from './prompt.ts';
import { LeftTooLittle, settleLines } from './settle-lines.ts';
import { chaptersBefore, toScript } from './to-script.ts';

/** The longest that writing a script takes; twice, a judgement and the rest of the task fit into the function's time. */
const CALL_DEADLINE_MS = 110_000;
/** Enough to mend by; a longer list helps nobody. */
const MOST_PROBLEMS = 20;

interface ModelWriterDeps {
  /** The one that the show has chosen, and then those that stand in for it while it is unavailable. */
  readonly models: readonly [WritingModel, ...WritingModel[]];
  /** Writes where the model's answers are refused. */
  readonly builtIn: ScriptWriter;
  /** A line that no post can hold, for each script another. */
  readonly fence: () => string;
  /** Milliseconds since any moment. */
  readonly now: () => number;
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
 * Writes with a language model, the first that is available: one that refuses the request is told
 * of, not gone round, and whichever answers first writes to the end. Each line rests on quotations,
 * which are checked; lines at fault are given back to be mended, and what still fails is left out. An
 * answer that is no script, or one of another length, is asked for once more with what was wrong;
 * after that the built-in writer writes, and the report says why. That no model is available is
 * thrown as long as nothing has been paid for.
 */
export const createModelWriter = (deps: ModelWriterDeps): ScriptWriter => ({
  async write(content, config, memory, unwanted) {
    const { models, builtIn, fence, isJudged, now } = deps;
    const [chosen] = models;
    const material = prepareMaterial(content, config, memory);
    const posts = numberPosts(material.posts, material.weights, recalledWords(content, material));
    const brief: Brief = { content, config, language: material.language, posts };
    const line = fence();
    const chosenName = config.writerModel;
    const { ask, askFirst, asked } = createAsker({ models, chosenName, unwanted, now });
    const instructions = writeInstructions(config, line);
    const temperature = config.writerTemperature ?? undefined;
    const toDraft = (prompt: string) => ({
      ...{ instructions, prompt, temperature },
      ...{ answerSchema: DRAFT_JSON_SCHEMA, deadlineMs: CALL_DEADLINE_MS },
    });
    const fallBack = async (
      why: 'answer-refused' | 'model-unavailable',
      reasons: readonly string[],
    ) => {
      const { report, ...written } = await builtIn.write(content, config, memory);
      const { usage } = asked();
      const fallback = fallbackFor(chosen.writer, why, reasons);
      const writing = { ...report.writing, fallback, ...(usage && { usage }) };
      return { ...written, report: { ...report, writing } };
    };

    const prompt = writePrompt(content, posts, line);
    const answer = await askFirst(toDraft(prompt));
    const first = readWhole(answer, brief);
    let last: { readonly draft?: Draft; readonly problems: readonly string[] } = first;
    try {
      if (first.problems.length > 0) {
        const problems = first.problems.slice(0, MOST_PROBLEMS);
        last = readWhole(await ask(toDraft(writeCorrection(prompt, answer.text, problems))), brief);
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
      const { writer, usage, away } = asked();
      const writing = {
        writer,
        ...(usage && { usage }),
        ...(away.length > 0 && {
          fallback: fallbackFor(chosen.writer, 'model-unavailable', away),
        }),
        ...(doubts.length > 0 && { doubts }),
      };
      return { script, coverage, report: { ...reportOf(material, told), seconds, writing } };
    } catch (error) {
      if (error instanceof LeftTooLittle) return fallBack('answer-refused', error.reasons);
      // Throwing it would pay for the first answer again.
      if (!(error instanceof ModelUnavailable)) throw error;
      return fallBack('model-unavailable', [error.message, ...first.problems]);
    }
  },
});
