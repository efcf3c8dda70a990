import type { Product } from '../cost/monthly-caps.ts';
import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { Content } from '../episode/content.ts';
import type { Coverage } from '../episode/coverage/coverage.ts';
import type { Script } from '../episode/script.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { Remembered } from './memory/remembered.ts';
import type { TokenUsage, Writing } from './writing.ts';

/** What became of the posts, for the log. Every post is counted once. */
export interface WritingReport {
  readonly told: number;
  /** Posts that say what another one says; their sources stand with it. */
  readonly merged: number;
  /** Posts that the episode's length left no time for. */
  readonly leftOut: number;
  /** Posts of nothing but code, links or signs. */
  readonly unspeakable: number;
  /** Posts without text. */
  readonly silent: number;
  /** The writer's estimate. */
  readonly seconds: number;
  /** The show has additional instructions, and this writer can't follow any. */
  readonly ignoredInstructions: boolean;
  readonly writing: Writing;
}

/** A script with what became of each post. */
export interface Written {
  readonly script: Script;
  readonly coverage: Coverage;
  readonly report: WritingReport;
}

/** What concerns writers that pay for what they ask. */
export interface PaidWriting {
  /** Ends calls that are paid for. */
  readonly unwanted?: AbortSignal | undefined;
  /** Called before anything is asked that may have to be paid for. @throws BudgetSpent */
  readonly beginPaying?: ((products: readonly Product[]) => Promise<void>) | undefined;
  /** Takes down what an answer cost. */
  readonly note?: ((usage: TokenUsage) => Promise<void>) | undefined;
  /** Why nobody is to be asked any more. */
  readonly failure?: string | undefined;
}

/** Turns the posts of a window into what is said in an episode. */
export interface ScriptWriter {
  /**
   * `memory`: what earlier, published episodes of the show have told.
   * @throws NothingToTell when no post has words that can be said, or that weren't told before; the
   * reason of `unwanted`.
   */
  write(
    content: Content,
    config: ConfigSnapshot,
    memory: readonly Remembered[],
    paid?: PaidWriting,
  ): Promise<Written>;
}

/**
 * Thrown when no post of the content has words that can be said, or earlier episodes have told all of
 * them; nothing is invented instead, and the episode is skipped for this reason.
 */
export class NothingToTell extends StepcastError {
  override readonly name = 'NothingToTell';
  readonly retryable = false;
}
