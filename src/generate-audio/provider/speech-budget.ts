/** What one asks for gets: requests that may start now, or how long until one may. */
interface Grant {
  readonly granted: number;
  readonly waitMs: number;
}

/** The provider's requests a minute, shared by all runs. */
export interface SpeechBudget {
  /** Takes up to `count` requests (at least 1); what is granted counts as spent, used or not. */
  take(count: number): Promise<Grant>;
}
