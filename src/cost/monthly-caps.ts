import type { Attempt } from '../episode/attempt.ts';
import type { Usage } from '../episode/cost-item.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import { hasPrice } from './price-usage.ts';

/** How far a cap is used up: `nearly_spent` from 80 percent on, `spent` from all of it on. */
export const CAP_STATES = ['within', 'nearly_spent', 'spent'] as const;

/** What the episodes of a show, or of all, may cost this month, and what they have. */
export interface MonthlyCap {
  /** Null for the cap of the whole stage. */
  readonly podcastId: string | null;
  /** Its first day (UTC), `YYYY-MM-DD`. */
  readonly month: string;
  /** US dollars. */
  readonly capUsd: number;
  /** At list prices, without what has no known price. */
  readonly spentUsd: number;
  readonly state: (typeof CAP_STATES)[number];
}

/** Whether a cap holds for the episodes of a show: its own, and the stage's. */
export const holdsFor = (cap: Pick<MonthlyCap, 'podcastId'>, podcastId: string): boolean =>
  cap.podcastId === null || cap.podcastId === podcastId;

/** Tells how far the caps are used up. */
export interface MonthlyCapReader {
  /** Those of all shows that have one, and the stage's: the fullest first. */
  list(): Promise<readonly MonthlyCap[]>;
}

/** Keeps the caps. */
export interface CapKeeper {
  /** Whether an attempt may begin what is paid for; where it may not, the episode says why and until when. */
  begin(
    attempt: Attempt,
  ): Promise<{ readonly mayBegin: true } | { readonly mayBegin: false; readonly reason: string }>;
}

/** Thrown when something that is paid for would be begun while a month's cap is used up; the state machine waits and calls again. */
export class BudgetSpent extends StepcastError {
  override readonly name = 'BudgetSpent';
  readonly retryable = true;
}

/** What a price is known by. */
export type Product = Pick<Usage, 'provider' | 'product'>;

/**
 * To be called before an attempt begins to use any of these products. One that has paid already goes
 * on, and what has no known price isn't held: it counts for no cap. @throws BudgetSpent
 */
export type BeginPaying = (attempt: Attempt, products: readonly Product[]) => Promise<void>;

/** Asks a keeper of caps where something has a price. */
export const createBeginPaying =
  (keeper: CapKeeper): BeginPaying =>
  async (attempt, products) => {
    if (!products.some(hasPrice)) return;
    const answer = await keeper.begin(attempt);
    if (!answer.mayBegin) throw new BudgetSpent(answer.reason);
  };

/** Whether a cap of the show or of the stage is used up, for what somebody asks for now and won't wait for. @throws BudgetSpent */
export const refuseBeyondCap = async (
  caps: MonthlyCapReader,
  podcastId: string,
  product: Product,
): Promise<void> => {
  if (!hasPrice(product)) return;
  const spent = (await caps.list()).find(
    (cap) => cap.state === 'spent' && holdsFor(cap, podcastId),
  );
  if (!spent) return;
  throw new BudgetSpent(
    `${spent.podcastId === null ? 'The episodes of all shows' : "The show's episodes"} cost $${spent.spentUsd.toFixed(2)} this month, of the $${spent.capUsd.toFixed(2)} that it may. Raise the cap, or wait for the next month.`,
  );
};
