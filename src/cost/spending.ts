/** What the episodes of one show cost in one month, at list prices. */
export interface MonthSpending {
  /** Its first day (UTC), `YYYY-MM-DD`. */
  readonly month: string;
  readonly podcastId: string;
  /** Of how many episodes something was paid for. */
  readonly episodes: number;
  /** Without what has no known price. */
  readonly usd: number;
  /** False when something was used whose price is unknown. */
  readonly isComplete: boolean;
}

/** Tells what was spent. */
export interface SpendingReader {
  /** The last months, this one included, from 1 to 24: newest first, the dearest show first. */
  byMonth(months: number): Promise<readonly MonthSpending[]>;
}
