import type { Bindings } from '../bindings.ts';
import { type Evaluation, LIMITS } from '../evaluate.ts';

/** A process that doesn't even keep its own time limit, as inside a regular expression, is ended so long after it began. */
export const ENDED_AFTER_MS = LIMITS.timeout + 1_000;

/** What a worker is told: evaluate this, or the answer to a question. */
export type ToWorker =
  | {
      readonly kind: 'evaluate';
      readonly text: string;
      readonly bindings: Bindings;
      /** Milliseconds since the epoch. */
      readonly now: number;
    }
  | { readonly kind: 'answer'; readonly value: number | string };

/** What a worker tells: that it begins, that it is done, or what it needs to know. */
export type FromWorker =
  | { readonly kind: 'begun' }
  | { readonly kind: 'done'; readonly evaluation: Evaluation }
  | { readonly kind: 'question'; readonly about: 'random' | 'uuid' };
