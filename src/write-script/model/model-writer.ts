import { ModelUnavailable } from '../../language-model/language-model.ts';
import { foreignPosts, PostsInOtherLanguage } from '../check-language.ts';
import { episodeSeconds } from '../compose/episode-seconds.ts';
import { coverPosts } from '../cover/cover-posts.ts';
import { chooseLanguage } from '../language/choose-language.ts';
import { type Material, prepareMaterial } from '../material.ts';
import { recalledWords } from '../memory/recall-words.ts';
import type { ScriptWriter, Written } from '../script-writer.ts';
import { doubtsOf, fallbackFor } from '../writing.ts';
import { createAsker, type WritingModel } from './ask/ask.ts';
import type { AnswerStore } from './ask/kept-answers.ts';
import { sourcesOf } from './chapter/check-chapter.ts';
import { nameEpisode } from './name-episode.ts';
import { makePlan } from './outline/make-plan.ts';
import { planByRule } from './outline/plan.ts';
import { writeInstructions } from './rules.ts';
import { placesOf, toScript } from './to-script.ts';
import { writeChapters } from './write-chapters.ts';

/** The longest that models are asked in one run; what was answered is kept for the next. */
export const WRITING_BUDGET_MS = 800_000;

interface ModelWriterDeps {
  /** The one that the show has chosen, and then those that stand in for it while it is unavailable. */
  readonly models: readonly [WritingModel, ...WritingModel[]];
  /** Writes what the models can't. */
  readonly builtIn: ScriptWriter;
  readonly answers: AnswerStore;
  /** Calls at once. */
  readonly concurrency: number;
  /** Milliseconds since any moment. */
  readonly now: () => number;
  /** Whether a second call judges each line against what it quotes. */
  readonly isJudged: boolean;
}

const reportOf = ({ posts, merged, unusable }: Material, told: number) => ({
  told,
  merged,
  leftOut: posts.length - told,
  unspeakable: [...unusable.values()].filter((why) => why === 'links').length,
  silent: [...unusable.values()].filter((why) => why === 'no-words').length,
  ignoredInstructions: false,
});

/**
 * Writes with language models, in steps: a plan, its chapters, its title. Each answer is kept, so
 * that whoever writes the same again pays for what is missing. Each line rests on quotations, which
 * are checked; lines at fault are given back to be mended, and what still fails is left out; a chapter
 * that can't be had is told in the built-in writer's words. A model that refuses the request is told
 * of, not gone round. That no model is available is thrown as long as waiting may help; where
 * `failure` says that it doesn't, the episode is made of what was kept.
 */
export const createModelWriter = (deps: ModelWriterDeps): ScriptWriter => ({
  async write(
    content,
    config,
    memory,
    { unwanted, beginPaying, note = async () => {}, failure } = {},
  ) {
    const { models, builtIn, answers, concurrency, now, isJudged } = deps;
    const foreign = await foreignPosts(content, config);
    // Posts are read by the rules of their own language.
    const reading = foreign ? { ...config, languageCode: foreign.language } : config;
    const material = { ...prepareMaterial(content, reading, memory), config };
    const language = chooseLanguage(config.languageCode);
    const recalled = recalledWords(content, material);
    const { ask, asked } = createAsker({
      ...{ models, answers, concurrency, now, beginPaying, note, unwanted, failure },
      chosenName: config.writerModel,
      endsAt: now() + WRITING_BUDGET_MS,
    });
    const instructions = writeInstructions(config);
    const temperature = config.writerTemperature ?? undefined;
    const mayWait = failure === undefined;
    const frame = { content, config, language };
    const [{ writer: chosen }] = models;

    const plan = async () => {
      try {
        return await makePlan(material, recalled, { ask, instructions, temperature });
      } catch (error) {
        if (mayWait || !(error instanceof ModelUnavailable)) throw error;
        return { plan: planByRule(material), problems: [] };
      }
    };
    const allBuiltIn = async (reasons: readonly string[]): Promise<Written> => {
      if (foreign) throw PostsInOtherLanguage.withoutModel(config, foreign, reasons);
      const { report, ...written } = await builtIn.write(content, config, memory);
      const { usage } = asked();
      const why = failure === undefined ? 'answer-refused' : 'model-unavailable';
      const fallback = fallbackFor(chosen, why, failure === undefined ? reasons : [failure]);
      const writing = { ...report.writing, fallback, ...(usage.length > 0 && { usage }) };
      return { ...written, report: { ...report, writing } };
    };

    const planned = await plan();
    const { chapters, problems } = await writeChapters(planned.plan, {
      ...{ ask, instructions, temperature, isJudged, mayWait, material, recalled },
      brief: frame,
      canTell: !foreign,
    });
    const own = chapters.filter(({ writer }) => writer === 'model');
    if (own.length === 0) return allBuiltIn(problems);
    const sources = sourcesOf({ ...frame, posts: own.flatMap(({ posts }) => posts) });
    const names = await nameEpisode(chapters, { ask, instructions, sources, mayWait });

    const script = toScript({ ...names, chapters }, frame);
    const places = placesOf(chapters, frame);
    const told = new Set(places.keys()).size;
    const seconds = Math.round(episodeSeconds(script.chapters, script.speakers));
    const silent = config.speakers.filter(
      ({ role }) =>
        !script.chapters.some(({ utterances }) => utterances.some((u) => u.speaker === role)),
    );
    const doubts = doubtsOf([
      ...planned.problems.map((problem) => `The plan was made by rule. ${problem}`),
      ...chapters.flatMap(({ title, notes }) => notes.map((each) => `${title}: ${each}`)),
      ...silent.map(({ role }) => `The speaker ${JSON.stringify(role)} says nothing.`),
    ]);
    const { writer, usage, away } = asked();
    const builtInChapters = chapters.length - own.length;
    const reasons = failure === undefined ? (builtInChapters > 0 ? problems : away) : [failure];
    const isRefused = failure === undefined && builtInChapters > 0;
    const why = isRefused ? 'answer-refused' : 'model-unavailable';
    const writing = {
      writer,
      ...(usage.length > 0 && { usage }),
      ...(reasons.length > 0 && { fallback: fallbackFor(chosen, why, reasons) }),
      ...(builtInChapters > 0 && { builtInChapters }),
      ...(doubts.length > 0 && { doubts }),
    };
    const coverage = coverPosts({ ...material, language }, places);
    return { script, coverage, report: { ...reportOf(material, told), seconds, writing } };
  },
});
