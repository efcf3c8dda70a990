import { createHash } from 'node:crypto';
import type { BeginPaying, Product } from '../cost/monthly-caps.ts';
import type { OpenCosts } from '../cost/record-costs.ts';
import { tokenUsages } from '../cost/token-usages.ts';
import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import { type Coverage, CoverageSchema } from '../episode/coverage/coverage.ts';
import { ScriptSchema } from '../episode/script.ts';
import { outputKey } from '../episode/storage-keys.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import { Metrics } from '../runtime/metrics.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import type { WhileOwned } from '../runtime/while-owned.ts';
import type { ModelWriter } from '../show/writers.ts';
import { foreignPosts, PostsInOtherLanguage } from './check-language.ts';
import type { Remembered } from './memory/remembered.ts';
import { readContent } from './read-content.ts';
import { type EarlierEpisode, readMemory } from './read-memory.ts';
import type { ScriptWriter, Written } from './script-writer.ts';
import type { WriteScriptInput, WriteScriptOutput } from './task.ts';
import type { TokenUsage } from './writing.ts';

/** What WriteScript works with. */
export interface WriteScriptDeps {
  readonly episodes: {
    read(episodeId: string): Promise<{ readonly config: ConfigSnapshot }>;
    /** The show's published episodes of earlier windows, the latest of them. */
    listEarlier(episodeId: string): Promise<readonly EarlierEpisode[]>;
  };
  readonly objects: {
    get(object: StoredObject): Promise<Uint8Array>;
    put(key: string, body: string, options: { contentType: string }): Promise<StoredObject>;
  };
  readonly builtIn: ScriptWriter;
  /** By who is asked first; one is missing where the stage has no key or address for it. */
  readonly models: Readonly<Partial<Record<ModelWriter, ScriptWriter | undefined>>>;
  readonly openCosts: OpenCosts;
  readonly beginPaying: BeginPaying;
  readonly whileOwned: WhileOwned;
}

/** What a stage needs for each. */
const NEEDS: Readonly<Record<ModelWriter, string>> = {
  gemini: 'GEMINI_API_KEY',
  openai: 'OPENAI_CHAT_ENDPOINT',
};

/** Thrown when a show has chosen a writer that this installation has no key or address for. */
export class WriterNotConfigured extends StepcastError {
  override readonly name = 'WriterNotConfigured';
  readonly retryable = false;
}

/** What the machine caught: Lambda's error as JSON, or whatever else it is. */
const messageOf = (failure: string): string =>
  /"errorMessage":"((?:[^"\\]|\\.)*)"/.exec(failure)?.[1]?.replaceAll('\\"', '"') ?? failure;

interface Writable {
  readonly content: Content;
  readonly config: ConfigSnapshot;
  readonly memory: readonly Remembered[];
  readonly run: Parameters<WhileOwned>[0];
  readonly modelFailure: string;
}

const write = async (
  { builtIn, models, whileOwned, openCosts, beginPaying }: WriteScriptDeps,
  { content, config, memory, run, modelFailure }: Writable,
): Promise<Written> => {
  const { writer = 'built-in' } = config;
  if (writer === 'built-in') {
    const foreign = await foreignPosts(content, config);
    if (foreign) throw PostsInOtherLanguage.beforehand(config, foreign);
    return builtIn.write(content, config, memory);
  }
  const model = models[writer];
  if (!model) {
    throw new WriterNotConfigured(
      `The show "${config.title}" has chosen the writer ${writer}, which is not connected. Set ${NEEDS[writer]}, or choose the built-in writer, and retry the episode.`,
    );
  }
  const costs = openCosts(run);
  const note = async ({ provider, model: product, ...tokens }: TokenUsage) => {
    for (const usage of tokenUsages({ provider, product }, tokens)) costs.add(usage);
    // Few calls, each dear: a killed function leaves none of them unreported.
    await costs.finish();
  };
  const failure = modelFailure === '' ? undefined : messageOf(modelFailure);
  const begin = (products: readonly Product[]) => beginPaying(run.attempt, products);
  return whileOwned(run, (unwanted) =>
    model.write(content, config, memory, { unwanted, beginPaying: begin, note, failure }),
  );
};

/** What CloudWatch is told: how much was told; a post that was merged into another goes by that one. */
const measure = ({ posts }: Coverage): Metrics => {
  const own = posts.filter(({ outcome }) => outcome !== 'merged');
  const told = own.filter(({ outcome }) => outcome === 'told' || outcome === 'brief');
  return new Metrics({
    PostsTold: [told.length, 'Count'],
    PercentOfPostsTold: [Math.round((100 * told.length) / Math.max(1, own.length)), 'None'],
  });
};

/**
 * Writes the script of an episode, and beside it what became of each post, under the hashes of their
 * bytes; the same content, config and memory make the same objects.
 * @throws StaleExecution seconds after the attempt stopped being the episode's, while the model is asked; the call is ended.
 * @throws BudgetSpent, ContentUnreadable, PostsInOtherLanguage, NothingToTell, WriterNotConfigured, ModelUnavailable, ModelRefused
 */
export const writeScript = async (
  deps: WriteScriptDeps,
  input: WriteScriptInput,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<WriteScriptOutput> => {
  const { episodes, objects } = deps;
  const [{ config }, content, earlier] = await Promise.all([
    episodes.read(input.episodeId),
    readContent(objects, input.content),
    episodes.listEarlier(input.episodeId),
  ]);
  const memory = await readMemory(earlier, { objects, logger });
  const { modelFailure } = input;
  const run = { attempt: input, logger };
  const written = await write(deps, { content, config, memory, run, modelFailure });
  const { writing } = written.report;
  const script = ScriptSchema.parse(written.script);
  // Why an answer was refused quotes the answer: that stands in the row alone.
  const { fallback, doubts, ...by } = writing;
  const covered = CoverageSchema.parse(written.coverage);
  logger.info('Wrote the script', { ...written.report, writing: by, metrics: measure(covered) });
  if (fallback) {
    logger.warn('Another writer stood in for the language model', {
      ...fallback,
      reasons: fallback.reasons.length,
    });
  }
  if (written.report.ignoredInstructions) {
    logger.warn('The built-in writer follows no additional instructions');
  }
  const store = (output: 'script' | 'coverage', document: unknown): Promise<StoredObject> => {
    const body = JSON.stringify(document);
    const sha256 = createHash('sha256').update(body).digest('hex');
    return objects.put(outputKey(input, output, sha256), body, { contentType: 'application/json' });
  };
  const [object, coverage] = await Promise.all([
    store('script', script),
    store('coverage', covered),
  ]);
  const utterances = script.chapters.flatMap((chapter) => chapter.utterances);
  return {
    object,
    coverage,
    title: script.title,
    summary: script.summary,
    utterances: utterances.length,
    characters: utterances.reduce((sum, { text }) => sum + text.length, 0),
    writing,
  };
};
