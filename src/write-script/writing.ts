import { z } from 'zod';
import { MODEL_WRITERS, type ModelWriter, WRITERS } from '../show/writers.ts';

/** What was asked of a language model to write a script, all its calls of one run together. */
const TokenUsageSchema = z.strictObject({
  provider: z.string().min(1),
  model: z.string().min(1),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
});
export type TokenUsage = z.infer<typeof TokenUsageSchema>;

const MOST_REASONS = 8;
const MOST_REASON_CHARACTERS = 300;
const MOST_DOUBTS = 20;

/** Who wrote a script: what the episode's metadata keeps under `writing`. */
export const WritingSchema = z.strictObject({
  writer: z.enum(WRITERS),
  /** Why another writer stood in for the one that the show has chosen. */
  fallback: z
    .strictObject({
      from: z.enum(MODEL_WRITERS),
      why: z.enum(['answer-refused', 'model-unavailable']),
      reasons: z.array(z.string().max(MOST_REASON_CHARACTERS)).max(MOST_REASONS),
    })
    .optional(),
  /** What the run that ended it paid for, by model; what others had paid for was kept. */
  usage: z
    .array(TokenUsageSchema)
    .min(1)
    .max(2 * MODEL_WRITERS.length)
    .optional(),
  /** How many chapters the built-in writer has told, where another one has told the rest. */
  builtInChapters: z.number().int().positive().optional(),
  /** What a person may want to look at: lines that were left out and why, names that no post writes so. */
  doubts: z.array(z.string().max(MOST_REASON_CHARACTERS)).max(MOST_DOUBTS).optional(),
});
export type Writing = z.infer<typeof WritingSchema>;

const cut = (reasons: readonly string[], most: number): string[] =>
  reasons.slice(0, most).map((reason) => reason.slice(0, MOST_REASON_CHARACTERS).toWellFormed());

/** Doubts, cut to what fits into a state. */
export const doubtsOf = (doubts: readonly string[]): string[] => cut(doubts, MOST_DOUBTS);

/** A fallback's record, cut to what fits into a state. */
export const fallbackFor = (
  from: ModelWriter,
  why: 'answer-refused' | 'model-unavailable',
  reasons: readonly string[],
): Writing['fallback'] => ({
  from,
  why,
  reasons: cut(reasons, MOST_REASONS),
});
