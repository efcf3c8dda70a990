import type { CostItem } from '../../../episode/cost-item.ts';

/** How it ended that a language model was asked a question. */
export type AnswerOutcome = 'used' | 'refused' | 'unavailable';

/** Grants questions to a language model, and keeps what they cost. */
export interface AnswerLedger {
  /** Whether one more question may be asked today (UTC), by whoever asks; `id` is a new UUID. */
  take(id: string): Promise<boolean>;
  /** Keeps how it ended, and what the model was paid. */
  record(id: string, outcome: AnswerOutcome, items: readonly CostItem[]): Promise<void>;
}
